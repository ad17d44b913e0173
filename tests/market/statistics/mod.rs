//! Figures: what counts, when and where.

mod deeds;
mod hand;
mod ladder;
mod nesting;
mod ocop;
mod plans;
mod report;
mod transactions;

use chophien::{
    entities::order::Status,
    kernel::{ids::UnitCode, instant::Instant},
    market::statistics::{
        period::Period,
        report::{Question, Report, full},
    },
};
use time::{Duration, OffsetDateTime};

use crate::kit::{TestApp, goods::Good, sales::Sale};

/// A period out of its code.
fn period(code: &str) -> Period {
    Period::parse(code).expect("a period")
}

/// Goes back (or ahead) to a moment.
fn at(app: &TestApp, moment: OffsetDateTime) {
    app.clock.set(Instant::from(moment));
}

/// An order that was delivered at a moment; the clock stays where it was. The kit delivers four hours after placing.
async fn delivered(app: &TestApp, good: &Good, quantity: i64, moment: OffsetDateTime) -> Sale {
    let now = app.now();
    at(app, moment - Duration::hours(4));
    let sale = app.order(good, quantity, None, Status::Delivered).await;
    app.clock.set(now);
    sale
}

/// The report of a period as the page reads it.
async fn read(app: &TestApp, period: Period) -> Report {
    let question = Question { province: UnitCode("08".into()), period, now: app.now() };
    let snapshot = app.db.snapshot().await.expect("a snapshot");
    full(&snapshot, &question).await.expect("the reads").expect("the province")
}
