//! How a variant is sold ("lọ 500 ml") and what that costs by the kilogram, the litre or the piece.

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

use super::money::Money;

pub use super::words::goods::Base;

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

/// What is counted one by one.
const PIECES: [&str; 20] = [
    "cái", "chiếc", "quả", "trái", "củ", "gói", "túi", "hộp", "hũ", "lọ", "chai", "bánh", "con", "bộ", "cây", "bó",
    "thanh", "tấm", "viên", "cuộn",
];

/// `lọ 500 ml` → 500 ml, `thùng 10 kg` → 10,000 g, `hộp 10 cái` → 10 pieces; nothing where no amount is written.
pub fn amount(measure: &str) -> Option<Amount> {
    let lower = measure.to_lowercase().replace(',', ".");
    let start = lower.find(|c: char| c.is_ascii_digit())?;
    let rest = &lower[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let number: Decimal = rest[..end].trim_end_matches('.').parse().ok()?;
    let word: String = rest[end..].trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    let piece = PIECES.into_iter().find(|piece| *piece == word);
    let (base, factor) = match word.as_str() {
        "g" | "gr" | "gam" => (Base::Gram, 1),
        "kg" | "ký" | "cân" => (Base::Gram, 1_000),
        "tạ" => (Base::Gram, 100_000),
        "ml" => (Base::Millilitre, 1),
        "l" | "lít" => (Base::Millilitre, 1_000),
        _ if piece.is_some() => (Base::Piece, 1),
        _ => return None,
    };
    let quantity = number.checked_mul(Decimal::from(factor))?;
    (quantity > Decimal::ZERO).then_some(Amount { base, quantity, word: piece })
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
}
