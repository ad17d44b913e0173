//! A moment: microseconds since 1970 in UTC, the same integer on both databases, so that it sorts and compares in SQL.
//! Days are another thing: `time::Date` in Asia/Ho_Chi_Minh, written when the deed is done.

use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};
use time::{Date, Duration, OffsetDateTime, UtcOffset, macros::offset};

/// Viet Nam keeps UTC+7 all year.
pub const VIETNAM: UtcOffset = offset!(+7);

/// Microseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, DeriveValueType)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// The moment as people in the market read it on a clock.
    pub fn local(self) -> OffsetDateTime {
        let utc = OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000);
        utc.unwrap_or(OffsetDateTime::UNIX_EPOCH).to_offset(VIETNAM)
    }

    /// The day that people in the market would name.
    pub fn day(self) -> Date {
        self.local().date()
    }

    /// Midnight in Viet Nam, when `day` begins.
    pub fn start_of(day: Date) -> Self {
        Self::from(day.midnight().assume_offset(VIETNAM))
    }

    /// So much later.
    pub fn after(self, span: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(span.whole_microseconds()).unwrap_or(i64::MAX)))
    }

    /// So much earlier.
    pub fn before(self, span: Duration) -> Self {
        self.after(-span)
    }

    /// How long from `earlier` to here.
    pub fn since(self, earlier: Instant) -> Duration {
        Duration::microseconds(self.0.saturating_sub(earlier.0))
    }
}

impl From<OffsetDateTime> for Instant {
    fn from(moment: OffsetDateTime) -> Self {
        Self((moment.unix_timestamp_nanos() / 1_000) as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn half_an_hour_past_midnight_is_already_the_new_day() {
        assert_eq!(Instant::from(datetime!(2026-11-21 17:30 UTC)).day(), date!(2026 - 11 - 22));
    }

    #[test]
    fn a_day_starts_at_midnight_in_vietnam() {
        assert_eq!(Instant::start_of(date!(2026 - 11 - 22)), Instant::from(datetime!(2026-11-21 17:00 UTC)));
    }
}
