//! Money is whole đồng: an `i64`, checked, never a float. Rates are `Decimal` and round half away from zero, here and nowhere else.

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

/// An amount of đồng.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, DeriveValueType,
)]
#[serde(transparent)]
pub struct Money(pub i64);

impl Money {
    /// `None` where the result would not fit.
    pub fn plus(self, other: Money) -> Option<Money> {
        self.0.checked_add(other.0).map(Money)
    }

    /// `None` where the result would not fit.
    pub fn times(self, quantity: i64) -> Option<Money> {
        self.0.checked_mul(quantity).map(Money)
    }

    /// `rate` is a share of one: 0.015 for 1.5 %.
    pub fn share(self, rate: Decimal) -> Option<Money> {
        let exact = Decimal::from(self.0).checked_mul(rate)?;
        exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64().map(Money)
    }

    /// The sum, or `None` where it would not fit.
    pub fn sum(amounts: impl IntoIterator<Item = Money>) -> Option<Money> {
        amounts.into_iter().try_fold(Money(0), Money::plus)
    }

    /// Reads what people type: `125000`, `125.000`, `125 000 ₫`, `125.000đ`. Negative amounts are not typed anywhere, and what
    /// looks like a fraction (`1,5`) is no amount: read as digits in groups it would be ten times as much.
    pub fn parse(text: &str) -> Option<Money> {
        let bare = text.trim().trim_end_matches(['₫', 'đ', 'Đ']).trim_end();
        let mut groups = bare.split(['.', ',', ' ', '\u{a0}']);
        let mut digits = groups.next()?.to_owned();
        for group in groups {
            if digits.is_empty() || group.len() != 3 {
                return None;
            }
            digits.push_str(group);
        }
        let whole = !digits.is_empty() && digits.len() <= 15 && digits.bytes().all(|b| b.is_ascii_digit());
        if whole { digits.parse().ok().map(Money) } else { None }
    }
}

/// Digits in groups of three, as Vietnamese write them: `1.250.000`.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "-" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

impl std::fmt::Display for Money {
    /// `125.000 ₫`, with the space that does not break.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}\u{a0}₫", grouped(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_as_vietnamese_write_it() {
        assert_eq!(Money(1_250_000).to_string(), "1.250.000\u{a0}₫");
        assert_eq!(Money(-500).to_string(), "-500\u{a0}₫");
    }

    #[test]
    fn what_people_type_is_understood() {
        for typed in ["125000", "125.000", " 125 000 ₫", "125.000đ", "125,000"] {
            assert_eq!(Money::parse(typed), Some(Money(125_000)), "{typed}");
        }
        for wrong in ["", "đ", "-5", "1.5", "12,50", ".500", "1.0000", "12k", "1e5", "9999999999999999"] {
            assert_eq!(Money::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_share_rounds_half_away_from_zero() {
        assert_eq!(Money(101).share(Decimal::new(5, 1)), Some(Money(51)));
        assert_eq!(Money(-101).share(Decimal::new(5, 1)), Some(Money(-51)));
    }

    #[test]
    fn too_much_money_is_refused_not_wrapped() {
        assert_eq!(Money(i64::MAX).times(2), None);
        assert_eq!(Money::sum([Money(i64::MAX), Money(1)]), None);
    }
}
