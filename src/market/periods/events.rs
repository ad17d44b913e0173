//! What happened to periods.

use time::Date;

use super::Period;
use crate::infra::events::events;

events! {
    /// From a day on it is another number.
    PeriodSet = "period.set" {
        period: Period,
        days: i32,
        holds_from: Date,
    },
}
