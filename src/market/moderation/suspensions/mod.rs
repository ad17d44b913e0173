//! When a shop is suspended, until when, and when one that is suspended is closed. Its people hear of either full days before it begins
//! (`periods`), unless an authority orders it at once; what was announced can be called off, and time carries it out (`sanctions/due`).
//!
//! Invariant: a row of `suspensions` is written by whoever holds the shop's own row.

pub mod announce;
pub mod call_off;
pub mod close;
pub mod end;
pub mod find;

use time::{Date, Duration};

use crate::market::revisions::why::Why;

/// Letters of what an authority ordered it by.
pub const LONGEST_ORDER: usize = 120;

/// Why something is stopped, and of a shop how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Why.
    pub why: Why,
    /// What an authority ordered it by: it holds at once, else after a notice. Goods and papers are always stopped at once.
    pub order_no: Option<String>,
    /// To the end of that day; nothing where somebody ends it.
    pub until: Option<Date>,
}

/// What comes to a shop, or holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// From the beginning of that day on.
    pub starts_on: Date,
    /// To the end of that day; nothing where somebody ends it.
    pub ends_on: Option<Date>,
    /// The shop is closed from the beginning of that day on.
    pub closes_on: Option<Date>,
}

/// The first day after a notice of so many full days that was given on `today`.
pub fn after_notice(today: Date, days: i32) -> Date {
    today.saturating_add(Duration::days(i64::from(days) + 1))
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::after_notice;

    #[test]
    fn a_notice_leaves_so_many_full_days() {
        assert_eq!(after_notice(date!(2026 - 11 - 27), 5), date!(2026 - 12 - 03), "28, 29, 30, 1, 2");
        assert_eq!(after_notice(date!(2026 - 11 - 27), 0), date!(2026 - 11 - 28));
    }
}
