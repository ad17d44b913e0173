//! For analysts of the commerce department.

mod communes;
mod index;
mod papers;
mod papers_csv;
mod report_csv;
mod report_xlsx;

use time::{Duration, OffsetDateTime, macros::datetime};

use chophien::{entities::order::Status, kernel::instant::Instant};

use crate::kit::{TestApp, Visitor, goods::details};

/// Honey of Mỷ and tea of the co-operative, sold in two months.
async fn trading(app: &TestApp) {
    let now = app.now();
    let early: OffsetDateTime = datetime!(2026-10-01 08:00 +7);
    app.clock.set(Instant::from(early));
    let honey = app.honey(&app.my().await).await;
    let tea = app.tea(&app.may_trang().await).await;
    app.ocop(&tea, 4).await;
    app.entry(&details()).await;
    let lan = app.lan().await;
    for (days, quantity) in [(3, 1), (33, 2), (40, 1)] {
        app.clock.set(Instant::from(early + Duration::days(days)));
        app.order(&honey, quantity, None, Status::Completed).await;
        app.order(&tea, quantity, Some(lan), Status::Delivered).await;
        app.order(&tea, quantity, Some(lan), Status::Undelivered).await;
    }
    app.clock.set(now);
}

/// Analyst Dũng at his desk.
async fn analyst(app: &TestApp) -> Visitor {
    app.visitor_as(app.dung().await).await
}
