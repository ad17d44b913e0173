//! How much is said in a report, until when it is answered, and of which orders one complains.

use time::{Date, Duration};

use super::ReportReason;
use crate::{
    kernel::instant::Instant,
    market::orders::{Party, find::bought::Order, status},
};

/// Letters of what is said at once.
pub const LONGEST: usize = 2_000;
/// Photos of what is said at once.
pub const MOST_PHOTOS: usize = 4;
/// Times that something is said in one report, by all sides.
pub const MOST_SAID: u64 = 40;
/// Letters of an authority's name, and of the number of its paper.
pub const LONGEST_AUTHORITY: usize = 120;
/// An authority's paper is received before it is written down here, by so many days at most.
pub const RECEIVED_WITHIN: Duration = Duration::days(31);

/// The end of the day that lies so many days after one.
pub fn by_end_of(day: Date, days: i32) -> Instant {
    Instant::start_of(day.saturating_add(Duration::days(i64::from(days) + 1)))
}

/// The last day on which somebody can complain of what ended on one.
pub fn last_day(ended: Date, days: i32) -> Date {
    ended.saturating_add(Duration::days(i64::from(days)))
}

/// Whether what is said is enough: whoever finds no reason explains herself, and so does whoever accuses somebody.
pub fn is_said(reason: ReportReason, words: &str) -> bool {
    let letters = words.trim().chars().count();
    letters <= LONGEST && (letters > 0 || reason == ReportReason::NotArrived)
}

/// Whether there is something to complain of: the shop has taken the order, and its buyer has not called it off herself.
pub fn has_begun(order: &Order) -> bool {
    order.confirmed_at.is_some() && order.cancelled_by != Some(Party::Buyer)
}

/// Since when nothing has become of an order that has ended or was brought; nothing while it is under way.
pub fn ended_at(order: &Order) -> Option<Instant> {
    let Order { delivered_at, undelivered_at, came_back_at, completed_at, cancelled_at, .. } = order;
    [*delivered_at, *undelivered_at, *came_back_at, *completed_at, *cancelled_at].into_iter().flatten().max()
}

/// Whether an order was brought as its shop says, so that its buyer can deny it.
pub fn may_deny(order: &Order) -> bool {
    let delivered = status::before_delivery(order.status, order.undelivered_at.is_some()).is_some();
    delivered && order.delivered_by != Some(Party::Buyer) && order.not_arrived_at.is_none()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_day_counts_to_its_end() {
        assert_eq!(by_end_of(date!(2026 - 11 - 28), 2), Instant::start_of(date!(2026 - 12 - 01)));
        assert_eq!(by_end_of(date!(2026 - 11 - 28), 0), Instant::start_of(date!(2026 - 11 - 29)));
    }

    #[test]
    fn whoever_accuses_says_why_and_what_has_not_come_says_so_itself() {
        assert!(is_said(ReportReason::Untrue, "Nói chữa được bệnh."));
        assert!(!is_said(ReportReason::Untrue, "  "));
        assert!(is_said(ReportReason::NotArrived, ""));
        assert!(!is_said(ReportReason::NotArrived, &"a".repeat(LONGEST + 1)));
    }
}
