//! When a paper holds.

use time::{Date, Duration};

use crate::kernel::words::certificates::{Scheme, Status};

pub use crate::kernel::words::certificates::State;

/// A paper that ends within so many days is shown as ending: time enough to be assessed again.
const ENDING: Duration = Duration::days(60);

/// Whether a verified paper holds on `day`: from the day it was issued to the day it expires, both included, and not from the
/// day on which it was withdrawn.
pub fn valid_on(issued: Date, expires: Date, withdrawn: Option<Date>, day: Date) -> bool {
    issued <= day && day <= expires && withdrawn.is_none_or(|on| day < on)
}

/// Where a claim stands on `day`, whatever was decided about it.
pub fn of_claim(status: Status, issued: Date, expires: Date, withdrawn: Option<Date>, day: Date) -> State {
    match status {
        Status::Pending => State::Pending,
        Status::SentBack | Status::Replaced => State::SentBack,
        Status::Verified => state(issued, expires, withdrawn, day),
    }
}

/// Where a verified paper stands on `day`. It is valid or expiring on the days of `valid_on` and on no other.
pub fn state(issued: Date, expires: Date, withdrawn: Option<Date>, day: Date) -> State {
    if withdrawn.is_some_and(|on| on <= day) {
        State::Withdrawn
    } else if day < issued {
        State::Ahead
    } else if day > expires {
        State::Expired
    } else if expires - day <= ENDING {
        State::Expiring
    } else {
        State::Valid
    }
}

/// Whether a paper states more than its kind may hold.
pub fn too_long(scheme: Scheme, issued: Date, expires: Date) -> bool {
    scheme.own_end(issued).is_some_and(|own| expires > own)
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
    fn a_paper_that_begins_later_does_not_hold_yet() {
        assert_eq!(state(ISSUED, EXPIRES, None, date!(2023 - 11 - 22)), State::Ahead);
        assert_eq!(state(ISSUED, EXPIRES, None, ISSUED), State::Valid);
        let soon_over = date!(2023 - 12 - 01);
        assert_eq!(state(ISSUED, soon_over, None, date!(2023 - 11 - 22)), State::Ahead);
        assert_eq!(state(ISSUED, soon_over, None, ISSUED), State::Expiring);
        let withdrawn = Some(ISSUED);
        assert_eq!(state(ISSUED, EXPIRES, withdrawn, ISSUED), State::Withdrawn);
    }

    #[test]
    fn what_is_called_valid_is_valid_and_nothing_else() {
        let withdrawn = Some(date!(2025 - 01 - 10));
        for withdrawn in [None, withdrawn] {
            for days in -2..1_100 {
                let day = ISSUED + Duration::days(days);
                let called = state(ISSUED, EXPIRES, withdrawn, day).holds();
                assert_eq!(called, valid_on(ISSUED, EXPIRES, withdrawn, day), "{day}");
            }
        }
    }

    #[test]
    fn only_ocop_is_too_long_and_only_a_day_after_its_months() {
        let last = Scheme::Ocop.own_end(ISSUED).expect("a length");
        assert!(!too_long(Scheme::Ocop, ISSUED, last));
        assert!(too_long(Scheme::Ocop, ISSUED, last + Duration::DAY));
        assert!(!too_long(Scheme::Organic, ISSUED, last + Duration::DAY));
    }

    #[test]
    fn ocop_holds_thirty_six_months() {
        assert_eq!(Scheme::Ocop.own_end(date!(2026 - 11 - 22)), Some(date!(2029 - 11 - 22)));
        assert_eq!(Scheme::Ocop.own_end(date!(2024 - 02 - 29)), Some(date!(2027 - 02 - 28)));
        assert_eq!(Scheme::Organic.own_end(date!(2026 - 11 - 22)), None);
    }
}
