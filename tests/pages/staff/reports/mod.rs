//! What is told from outside, in the hands of staff.

mod buttons;
mod file;
mod index;
mod new;
mod report;

use chophien::{
    kernel::actor::Actor,
    market::{
        accounts::Role,
        reports::{ReportReason, about::Named, report::report},
    },
};

use crate::{
    kit::{TestApp, Visitor, goods::Good, world::HOANG_SU_PHI},
    market::reports::told,
};

/// A guest says that a product tells what is not so.
async fn of_product(app: &TestApp, good: &Good, code: &str) {
    let work = app.begin(Actor::Guest).await;
    let said = told(code, ReportReason::Untrue, "Nói chữa bệnh.");
    report(&work, Named::Product(&good.code), said).await.expect("made");
    work.commit().await.expect("a commit");
}

/// A moderator elsewhere.
async fn far(app: &TestApp) -> Visitor {
    let far = app.account("Lò Văn Xa", "0900000061").await;
    app.grant(far, Role::Moderator, Some(HOANG_SU_PHI)).await;
    app.visitor_as(far).await
}
