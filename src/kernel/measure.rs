//! How a variant is sold ("lọ 500 ml"): what it is packed in, how much, and of what, out of the lists below; and what that costs by the
//! kilogram, the litre or the piece. Other words are a measure too, but one that nobody has read yet.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

use super::{money::Money, typed::plain};

pub use super::words::goods::Base;

/// What goods are packed in, as a form offers it.
pub const PACKS: [&str; 17] = [
    "hộp",
    "hộp quà",
    "chai",
    "lọ",
    "hũ",
    "túi",
    "gói",
    "thùng",
    "bao",
    "can",
    "khay",
    "vỉ",
    "giỏ",
    "bó",
    "bộ",
    "tấm",
    "cuộn",
];

/// What is weighed, poured, measured or counted, as a form offers it; how many grams, millilitres or pieces it is, where one is compared
/// by them.
const UNITS: [(&str, Option<(Base, u32)>); 39] = [
    ("kg", Some((Base::Gram, 1_000))),
    ("g", Some((Base::Gram, 1))),
    ("tạ", Some((Base::Gram, 100_000))),
    ("lít", Some((Base::Millilitre, 1_000))),
    ("ml", Some((Base::Millilitre, 1))),
    ("m", None),
    ("cái", PIECE),
    ("chiếc", PIECE),
    ("quả", PIECE),
    ("trái", PIECE),
    ("củ", PIECE),
    ("con", PIECE),
    ("cây", PIECE),
    ("bánh", PIECE),
    ("viên", PIECE),
    ("thanh", PIECE),
    ("bó", PIECE),
    ("mớ", None),
    ("chục", None),
    ("cặp", None),
    ("đôi", None),
    ("bộ", PIECE),
    ("tấm", PIECE),
    ("cuộn", PIECE),
    ("hộp", PIECE),
    ("chai", PIECE),
    ("lọ", PIECE),
    ("hũ", PIECE),
    ("túi", PIECE),
    ("gói", PIECE),
    ("thùng", None),
    ("bao", None),
    ("can", None),
    ("khay", None),
    ("vỉ", None),
    ("giỏ", None),
    ("nải", None),
    ("buồng", None),
    ("yến", Some((Base::Gram, 10_000))),
];

const PIECE: Option<(Base, u32)> = Some((Base::Piece, 1));

/// The same in other words.
const ALIKE: [(&str, &str); 9] = [
    ("gr", "g"),
    ("gam", "g"),
    ("gram", "g"),
    ("ký", "kg"),
    ("kí", "kg"),
    ("cân", "kg"),
    ("l", "lít"),
    ("lit", "lít"),
    ("mét", "m"),
];

/// No measure names more of anything.
const MOST: i64 = 1_000_000;

/// A measure that says nothing but what the lists and a number say: nobody need read it before it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    pack: Option<&'static str>,
    amount: Option<Decimal>,
    unit: Option<&'static str>,
}

/// Why what was chosen is no measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotListed {
    /// Nothing was chosen, or a number of nothing.
    #[error("nothing says what is sold")]
    Unit,
    /// A pack of how many?
    #[error("nothing says how many are in a pack")]
    Amount,
}

/// The words that stand for what is counted, in the order of the form.
pub fn units() -> impl Iterator<Item = &'static str> {
    UNITS.iter().map(|(word, _)| *word)
}

/// A pack of the list.
pub fn pack(word: &str) -> Option<&'static str> {
    PACKS.into_iter().find(|pack| *pack == word)
}

/// A unit of the list, or what is the same.
pub fn unit(word: &str) -> Option<&'static str> {
    let word = ALIKE.iter().find(|(other, _)| *other == word).map_or(word, |(_, same)| same);
    units().find(|unit| *unit == word)
}

/// `500`, `1,5` or `1.5`, and `1.000`, which is a thousand: above nothing, with three decimals at most.
pub fn number(text: &str) -> Option<Decimal> {
    let text = plain(text);
    let (whole, part) = text.trim().split_once(',').map_or((text.trim(), None), |(whole, part)| (whole, Some(part)));
    let grouped = !whole.starts_with('0') && whole.split('.').skip(1).all(|group| group.len() == 3);
    let whole = if grouped { whole.replace('.', "") } else { whole.to_owned() };
    let text = part.map_or_else(|| whole.clone(), |part| format!("{whole}.{part}"));
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    if text.len() > 12 || !text.split('.').all(digits) {
        return None;
    }
    let number: Decimal = text.parse().ok()?;
    (number > Decimal::ZERO && number <= Decimal::from(MOST) && number.scale() <= 3).then(|| number.normalize())
}

/// What is read back as one is one: `Lọ 500ml` is `lọ 500 ml`. Nothing where it says anything more, or in other words.
pub fn listed(text: &str) -> Option<Listed> {
    let text = plain(text).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else {
        return Listed::of(pack(&text).filter(|_| unit(&text).is_none()), None, unit(&text)).ok();
    };
    let (head, rest) = text.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')?;
    let (amount, word) = rest.split_at(end);
    let pack = if head.trim().is_empty() { None } else { Some(pack(head.trim())?) };
    Listed::of(pack, Some(number(amount)?), Some(unit(word.trim())?)).ok()
}

impl Listed {
    /// Of what was chosen: `kg`, `2 kg`, `hộp 500 g`, `thùng 6 lọ`. A pack alone is a measure (`hộp`), a pack of some unit needs a number.
    pub fn of(
        pack: Option<&'static str>,
        amount: Option<Decimal>,
        unit: Option<&'static str>,
    ) -> Result<Self, NotListed> {
        match (pack, amount, unit) {
            (_, Some(_), None) | (None, None, None) => Err(NotListed::Unit),
            (Some(_), None, Some(_)) => Err(NotListed::Amount),
            _ => Ok(Self { pack, amount, unit }),
        }
    }
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.amount.map(|amount| amount.to_string().replace('.', ","));
        let words = [self.pack.map(str::to_owned), amount, self.unit.map(str::to_owned)];
        f.write_str(&words.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }
}

/// An amount read out of a measure's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// What is counted.
    pub base: Base,
    /// How many grams, millilitres or pieces.
    pub quantity: Decimal,
    /// What one piece is called, as it was written: a jar is a jar.
    pub word: Option<&'static str>,
}

/// `lọ 500 ml` → 500 ml, `thùng 10 kg` → 10,000 g, `hộp 10 cái` → 10 pieces; nothing where no amount is written.
pub fn amount(measure: &str) -> Option<Amount> {
    let lower = measure.to_lowercase();
    let start = lower.find(|c: char| c.is_ascii_digit())?;
    let rest = &lower[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(rest.len());
    let number = number(rest[..end].trim_end_matches(['.', ',']))?;
    let word: String = rest[end..].trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    let unit = unit(&word)?;
    let (base, factor) = UNITS.iter().find(|(known, _)| *known == unit)?.1?;
    let quantity = number.checked_mul(Decimal::from(factor))?.normalize();
    Some(Amount { base, quantity, word: (base == Base::Piece).then_some(unit) })
}

impl Amount {
    /// `500 ml`, `10 kg`: nothing of the words that it was read out of, and nothing where pieces are counted.
    pub fn told(self) -> Option<String> {
        let (small, large) = match self.base {
            Base::Gram => ("g", "kg"),
            Base::Millilitre => ("ml", "l"),
            Base::Piece => return None,
        };
        let whole = self.quantity.checked_div(Decimal::from(1_000)).filter(|whole| whole.is_integer());
        let (number, unit) = whole.map_or((self.quantity, small), |whole| (whole, large));
        Some(format!("{} {unit}", number.normalize()))
    }

    /// The price of one kilogram, litre or piece, rounded half away from zero to a whole đồng.
    pub fn unit_price(self, price: Money) -> Option<Money> {
        let unit = match self.base {
            Base::Gram | Base::Millilitre => Decimal::from(1_000),
            Base::Piece => Decimal::ONE,
        };
        let exact = Decimal::from(price.0).checked_mul(unit)?.checked_div(self.quantity)?;
        exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64().map(Money)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_litre_of_honey_is_compared_by_the_litre() {
        let jar = amount("Lọ 500 ml").expect("an amount");
        assert_eq!((jar.base, jar.unit_price(Money(385_000))), (Base::Millilitre, Some(Money(770_000))));
    }

    #[test]
    fn kilograms_and_pieces_are_understood() {
        assert_eq!(amount("thùng 10 kg").and_then(|a| a.unit_price(Money(250_000))), Some(Money(25_000)));
        assert_eq!(amount("hộp 10 cái").and_then(|a| a.unit_price(Money(65_000))), Some(Money(6_500)));
        assert_eq!(amount("gói 0,5kg").and_then(|a| a.unit_price(Money(50_000))), Some(Money(100_000)));
    }

    #[test]
    fn a_piece_is_called_as_it_was_written() {
        let word = |measure| amount(measure).and_then(|amount| amount.word);
        assert_eq!((word("thùng 6 lọ"), word("hộp 10 cái"), word("lọ 500 ml")), (Some("lọ"), Some("cái"), None));
    }

    #[test]
    fn an_amount_is_told_without_the_words_around_it() {
        for (measure, told) in [
            ("lọ 500 ml rẻ nhất vidu.vn", Some("500 ml")),
            ("thùng 10 kg", Some("10 kg")),
            ("gói 0,5kg", Some("500 g")),
            ("can 1.5 lít", Some("1500 ml")),
            ("hộp 10 cái", None),
        ] {
            assert_eq!(amount(measure).and_then(Amount::told).as_deref(), told, "{measure}");
        }
    }

    #[test]
    fn without_an_amount_nothing_is_compared() {
        assert_eq!(amount("một bó"), None);
        assert_eq!(amount("0 kg"), None);
    }

    #[test]
    fn what_is_chosen_is_written_and_read_back() {
        let of = |pack_of: &str, amount: &str, unit_of: &str| {
            Listed::of(pack(pack_of), number(amount), unit(unit_of)).map(|listed| listed.to_string())
        };
        for (chosen, written) in [
            (("hộp", "500", "g"), "hộp 500 g"),
            (("", "", "kg"), "kg"),
            (("", "2", "kg"), "2 kg"),
            (("thùng", "6", "lọ"), "thùng 6 lọ"),
            (("hộp quà", "4", "túi"), "hộp quà 4 túi"),
            (("tấm", "1.5", "m"), "tấm 1,5 m"),
            (("bao", "1.000", "g"), "bao 1000 g"),
            (("chai", "", ""), "chai"),
        ] {
            let text = of(chosen.0, chosen.1, chosen.2).expect("a measure");
            assert_eq!(text, written);
            assert_eq!(listed(&text).map(|listed| listed.to_string()).as_deref(), Some(written), "read back");
        }
        assert_eq!(of("", "", ""), Err(NotListed::Unit));
        assert_eq!(of("hộp", "5", ""), Err(NotListed::Unit));
        assert_eq!(of("hộp", "", "quả"), Err(NotListed::Amount));
    }

    #[test]
    fn every_pack_and_unit_is_read_back() {
        for pack in [None].into_iter().chain(PACKS.map(Some)) {
            for unit in units() {
                let text = Listed::of(pack, number("12,25"), Some(unit)).expect("a measure").to_string();
                assert_eq!(listed(&text).map(|listed| listed.to_string()), Some(text));
            }
        }
        for word in PACKS.into_iter().chain(units()) {
            assert_eq!(listed(word).map(|listed| listed.to_string()).as_deref(), Some(word));
        }
        assert!(UNITS.iter().enumerate().all(|(i, (word, _))| units().position(|unit| unit == *word) == Some(i)));
    }

    #[test]
    fn what_people_type_is_read_where_the_lists_say_it_and_nowhere_else() {
        for (typed, read) in [
            ("Lọ 500 ml", Some("lọ 500 ml")),
            ("gói 0,5kg", Some("gói 0,5 kg")),
            ("1 chiếc", Some("1 chiếc")),
            ("chai 1 L", Some("chai 1 lít")),
            ("  Khay  30 quả ", Some("khay 30 quả")),
            ("thùng 10 kg loại một", None),
            ("lọ 500 ml gọi 0912345678", None),
            ("vidu.vn", None),
            ("hộp quả", None),
            ("0 kg", None),
            ("12,3456 kg", None),
            ("5000000 kg", None),
            ("500", None),
            ("", None),
        ] {
            assert_eq!(listed(typed).map(|listed| listed.to_string()).as_deref(), read, "{typed:?}");
        }
    }

    #[test]
    fn a_number_has_a_comma_or_a_dot_and_thousands_are_grouped() {
        for (typed, read) in [("1.000", 1_000), ("10.000", 10_000), ("７", 7), ("1.0", 1), ("1.000,0", 1_000)] {
            assert_eq!(number(typed), Some(Decimal::from(read)), "{typed}");
        }
        for (typed, read) in [("0.125", "0.125"), ("1,234", "1.234")] {
            assert_eq!(number(typed).map(|number| number.to_string()).as_deref(), Some(read));
        }
        for wrong in ["", ".", "1..5", "-1", "1e5", "0", "1.2.3", "hai"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
