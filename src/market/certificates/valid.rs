//! When a paper holds.

use time::{Date, Duration};

use crate::kernel::calendar;
pub use crate::kernel::words::certificates::State;

/// Decision 26/2026/QĐ-TTg, as its predecessors: an OCOP certificate holds 36 months.
const OCOP_MONTHS: i32 = 36;
/// A paper that ends within so many days is shown as ending: time enough to be assessed again.
const ENDING: Duration = Duration::days(60);

/// Whether a verified paper holds on `day`: from the day it was issued to the day it expires, both included, and not from the
/// day on which it was withdrawn.
pub fn valid_on(issued: Date, expires: Date, withdrawn: Option<Date>, day: Date) -> bool {
    issued <= day && day <= expires && withdrawn.is_none_or(|on| day < on)
}

/// The same four for a verified paper; one that begins only later does not count as over.
pub fn state(issued: Date, expires: Date, withdrawn: Option<Date>, day: Date) -> State {
    if withdrawn.is_some_and(|on| on <= day) {
        State::Withdrawn
    } else if day > expires {
        State::Expired
    } else if valid_on(issued, expires, withdrawn, day) && expires - day <= ENDING {
        State::Expiring
    } else {
        State::Valid
    }
}

/// The last day of an OCOP certificate that states none: 36 months after it was issued (29 February becomes 28).
pub fn ocop_expiry(issued: Date) -> Date {
    calendar::after(issued, OCOP_MONTHS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const ISSUED: Date = date!(2023 - 11 - 23);
    const EXPIRES: Date = date!(2026 - 11 - 22);

    #[test]
    fn a_paper_holds_on_its_first_and_on_its_last_day_and_not_outside() {
        for (day, holds) in
            [(date!(2023 - 11 - 22), false), (ISSUED, true), (EXPIRES, true), (date!(2026 - 11 - 23), false)]
        {
            assert_eq!(valid_on(ISSUED, EXPIRES, None, day), holds, "{day}");
        }
    }

    #[test]
    fn a_withdrawn_paper_held_until_the_day_before() {
        let withdrawn = Some(date!(2025 - 01 - 10));
        assert!(valid_on(ISSUED, EXPIRES, withdrawn, date!(2025 - 01 - 09)));
        assert!(!valid_on(ISSUED, EXPIRES, withdrawn, date!(2025 - 01 - 10)));
    }

    #[test]
    fn a_paper_tells_when_it_is_about_to_end() {
        let state = |day| state(ISSUED, EXPIRES, None, day);
        assert_eq!(state(date!(2026 - 09 - 22)), State::Valid);
        assert_eq!(state(date!(2026 - 09 - 23)), State::Expiring);
        assert_eq!(state(EXPIRES), State::Expiring);
        assert_eq!(state(date!(2026 - 11 - 23)), State::Expired);
    }

    #[test]
    fn ocop_holds_thirty_six_months() {
        assert_eq!(ocop_expiry(date!(2026 - 11 - 22)), date!(2029 - 11 - 22));
        assert_eq!(ocop_expiry(date!(2024 - 02 - 29)), date!(2027 - 02 - 28));
    }
}
