//! What must still be true when the button is pressed, and the sums that everyone agrees on.

use sha2::{Digest, Sha256};

use crate::{
    infra::secret::hex,
    kernel::{
        ids::{ShopId, VariantId},
        money::Money,
    },
    market::{
        carts::policy::{MOST_PIECES, Trouble, trouble},
        catalog::offers::Offer,
        orders::open::Recipient,
    },
};

/// A line of the form: what the buyer saw and wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The variant, as forms name it.
    pub variant_code: String,
    /// Pieces.
    pub quantity: i64,
    /// The price shown.
    pub seen_price: Money,
}

impl Wanted {
    /// `CODE:quantity:price`, as the hidden fields of the form carry it.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let (code, quantity, price) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let fits = !code.is_empty() && (1..=MOST_PIECES).contains(&quantity) && price > 0 && parts.next().is_none();
        fits.then(|| Self { variant_code: code.to_owned(), quantity, seen_price: Money(price) })
    }

    /// The same, written.
    pub fn written(&self) -> String {
        format!("{}:{}:{}", self.variant_code, self.quantity, self.seen_price.0)
    }
}

/// A line that can be ordered as it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// As it is now.
    pub offer: Offer,
    /// Pieces.
    pub quantity: i64,
    /// Price times quantity.
    pub total: Money,
}

/// What became of a line between the page and the button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Product and measure; nothing where the variant is not known at all.
    pub name: String,
    /// What.
    pub trouble: Trouble,
    /// What it costs now.
    pub price: Money,
}

/// One shop's lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShopPart {
    /// Whose.
    pub shop: ShopId,
    /// Never empty.
    pub lines: Vec<Agreed>,
    /// Sum of the lines.
    pub goods_total: Money,
    /// Packed, in grams.
    pub weight_g: i64,
}

/// Compares what was seen with what is. All lines hold, or each that does not is told.
pub fn agree(wanted: &[Wanted], offers: &[Offer]) -> Result<Vec<Agreed>, Vec<Change>> {
    let (mut agreed, mut changes) = (Vec::new(), Vec::new());
    for line in wanted {
        let Some(offer) = offers.iter().find(|offer| offer.variant_code == line.variant_code) else {
            changes.push(Change { name: String::new(), trouble: Trouble::Gone, price: Money(0) });
            continue;
        };
        let total = offer.price.times(line.quantity);
        match (trouble(offer, line.quantity, line.seen_price), total) {
            (None, Some(total)) => agreed.push(Agreed { offer: offer.clone(), quantity: line.quantity, total }),
            (found, _) => changes.push(change(offer, found.unwrap_or(Trouble::Gone))),
        }
    }
    if changes.is_empty() { Ok(agreed) } else { Err(changes) }
}

/// What a form says, hashed, in whichever order its lines came: whom, where to and what. The sum is not in it: it follows from these,
/// and a form that was sent before it was shown says the same.
pub fn digest(to: &Recipient, lines: &[Wanted]) -> String {
    let mut lines: Vec<String> = lines.iter().map(Wanted::written).collect();
    lines.sort_unstable();
    let said = (&to.name, to.phone.as_str(), &to.email, &to.unit_code.0, &to.street, &to.note, lines);
    hex(&Sha256::digest(serde_json::to_string(&said).unwrap_or_default()))
}

/// Lines whose pieces are not all in the cart any more, by their names: ordered elsewhere meanwhile, or taken out.
pub fn not_inside(wanted: &[Wanted], offers: &[Offer], inside: &[(VariantId, i64)]) -> Vec<String> {
    let held = |offer: &&Offer, line: &Wanted| {
        inside.iter().any(|(variant, pieces)| *variant == offer.variant_id && *pieces >= line.quantity)
    };
    let offer = |line: &Wanted| offers.iter().find(|offer| offer.variant_code == line.variant_code);
    let gone = wanted.iter().filter_map(|line| offer(line).filter(|offer| !held(offer, line)));
    gone.map(|offer| format!("{}, {}", offer.product_name, offer.measure)).collect()
}

/// A line that does not hold.
pub fn change(offer: &Offer, trouble: Trouble) -> Change {
    Change { name: format!("{}, {}", offer.product_name, offer.measure), trouble, price: offer.price }
}

/// The lines shop by shop, in the order in which the shops come first; `None` where a sum would not fit.
pub fn by_shop(lines: Vec<Agreed>) -> Option<Vec<ShopPart>> {
    let mut parts: Vec<ShopPart> = Vec::new();
    for line in lines {
        let weight_g = line.offer.weight_g.checked_mul(line.quantity)?;
        match parts.iter_mut().find(|part| part.shop == line.offer.shop_id) {
            Some(part) => {
                part.goods_total = part.goods_total.plus(line.total)?;
                part.weight_g = part.weight_g.checked_add(weight_g)?;
                part.lines.push(line);
            }
            None => {
                parts.push(ShopPart { shop: line.offer.shop_id, goods_total: line.total, weight_g, lines: vec![line] })
            }
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{ids::UnitCode, phone::Phone};

    #[test]
    fn a_line_of_the_form_reads_as_it_was_written() {
        let line = Wanted { variant_code: "K7QM2X".into(), quantity: 3, seen_price: Money(385_000) };
        assert_eq!(Wanted::parse(&line.written()), Some(line));
    }

    fn to(street: &str) -> Recipient {
        Recipient {
            name: "Nguyễn Thị Lan".into(),
            phone: Phone::parse("0900000001").expect("a number"),
            email: None,
            unit_code: UnitCode("00004".into()),
            street: street.into(),
            note: None,
        }
    }

    #[test]
    fn a_form_says_the_same_in_any_order_and_something_else_with_another_address_or_quantity() {
        let line = |code: &str, quantity| Wanted { variant_code: code.into(), quantity, seen_price: Money(1_000) };
        let said = digest(&to("số 18"), &[line("A", 1), line("B", 2)]);
        assert_eq!(digest(&to("số 18"), &[line("B", 2), line("A", 1)]), said);
        assert_ne!(digest(&to("số 81"), &[line("A", 1), line("B", 2)]), said);
        assert_ne!(digest(&to("số 18"), &[line("A", 1), line("B", 3)]), said);
        assert_ne!(digest(&to("số 18"), &[line("A", 1)]), said);
        let moved = Recipient { street: String::new(), note: Some("số 18".into()), ..to("") };
        assert_ne!(digest(&moved, &[line("A", 1)]), digest(&to("số 18"), &[line("A", 1)]));
    }

    #[test]
    fn a_line_that_nobody_wrote_is_none() {
        for text in ["", "K7QM2X", "K7QM2X:0:1", "K7QM2X:-2:1", "K7QM2X:1000:1", "K7QM2X:1:0", ":1:1", "K7QM2X:1:1:1"] {
            assert_eq!(Wanted::parse(text), None, "{text}");
        }
    }
}
