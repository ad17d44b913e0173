//! Shares in per cent: one decimal, rounded half away from zero, here and nowhere else.

use rust_decimal::{Decimal, RoundingStrategy};

/// How much of `whole` a `part` is, in per cent with one decimal; `None` where there is no whole.
pub fn percent(part: i64, whole: i64) -> Option<Decimal> {
    let exact = Decimal::from(part).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(Decimal::from(whole))?;
    Some(exact.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero))
}

/// By how many per cent `now` is more (or less) than `before`; `None` where there was nothing before.
pub fn change(before: i64, now: i64) -> Option<Decimal> {
    percent(now.checked_sub(before)?, before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_round_half_away_from_zero() {
        assert_eq!(percent(1, 3), Some(Decimal::new(333, 1)));
        assert_eq!(percent(1, 16), Some(Decimal::new(63, 1)));
        assert_eq!(percent(1, 0), None);
    }

    #[test]
    fn a_change_is_measured_from_what_was_before() {
        assert_eq!(change(100, 114), Some(Decimal::new(14, 0)));
        assert_eq!(change(200, 100), Some(Decimal::new(-50, 0)));
        assert_eq!(change(0, 5), None);
    }
}
