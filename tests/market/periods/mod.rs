//! Twins of `market/periods/`.

mod find;
mod set;

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::periods::{
        Period, find as periods,
        set::{NewPeriod, SetError, set},
    },
};
use time::Date;

use crate::kit::TestApp;

/// By whoever has seen what was set last, or that row.
async fn set_as(app: &TestApp, days: i32, holds_from: Date, seen: Option<i64>) -> Result<(), Refused<SetError>> {
    let last = periods::history(&app.db.read, Period::Notice).await?.iter().map(|row| row.id).max();
    let seen = seen.or(last).unwrap_or(0);
    let work = app.begin(Actor::System).await;
    let source = "Quyết định 12/QĐ-SCT".to_owned();
    set(&work, NewPeriod { period: Period::Notice, days, holds_from, source, seen }).await?;
    work.commit().await?;
    Ok(())
}

/// A notice of so many days from that day on.
pub async fn set_notice(app: &TestApp, days: i32, holds_from: Date) {
    set_as(app, days, holds_from, None).await.expect("set");
}
