//! Twins of `market/reports/`: what is told from outside, what both sides say, and how it ends.

mod complain;
mod decide;
mod hand_on;
mod look;
mod receive;
mod report;
mod say;
mod settle;
mod withdraw;

use chophien::{
    entities::{self, statement},
    infra::refused::Refused,
    kernel::{actor::Actor, ids::AccountId},
    market::{
        accounts::Role,
        orders::Status,
        reports::{
            ReportReason, Told,
            about::Named,
            complain::complain,
            find::{self, Report},
            report::report,
        },
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::{
    Household, TestApp, claims,
    sales::Sale,
    world::{HOANG_SU_PHI, MEO_VAC},
};

/// What somebody says.
pub fn told(code: &str, reason: ReportReason, words: &str) -> Told {
    Told { code: code.into(), reason, words: words.into(), photos: Vec::new() }
}

/// Somebody says that the shop tells what is not so; the report's code.
pub async fn violated(app: &TestApp, my: &Household, actor: Actor, code: &str) -> String {
    let work = app.begin(actor).await;
    let said = told(code, ReportReason::Untrue, "Nói chữa được bệnh.");
    let made = report(&work, Named::Shop(&my.code), said).await.expect("made");
    work.commit().await.expect("a commit");
    made
}

/// A guest's order that was brought, as its shop says.
pub async fn brought(app: &TestApp, my: &Household) -> Sale {
    app.order(&app.honey(my).await, 1, None, Status::Delivered).await
}

/// Its buyer says that it is broken; the report's code.
pub async fn complained(app: &TestApp, sale: &Sale, code: &str) -> String {
    let work = app.begin(Actor::Guest).await;
    let said = told(code, ReportReason::Damaged, "Vỡ hai lọ.");
    let made = complain(&work, claims::order(&work, sale.order).await, said).await.expect("made");
    work.commit().await.expect("a commit");
    made
}

/// The report of that code.
pub async fn of(app: &TestApp, code: &str) -> Report {
    find::by_code(&app.db.read, code).await.expect("reports").expect("it")
}

/// How many reports and statements there are.
pub async fn rows(app: &TestApp) -> (u64, u64) {
    let reports = entities::report::Entity::find().count(&app.db.read).await.expect("reports");
    (reports, statement::Entity::find().count(&app.db.read).await.expect("statements"))
}

/// A moderator elsewhere.
async fn far(app: &TestApp) -> Actor {
    let far = app.account("Lò Văn Xa", "0900000061").await;
    app.grant(far, Role::Moderator, Some(HOANG_SU_PHI)).await;
    Actor::Account(far)
}

/// A moderator of the commune, who has a hand in the shop.
async fn own(app: &TestApp, my: &Household) -> Actor {
    app.grant(my.account, Role::Moderator, Some(MEO_VAC)).await;
    my.actor()
}

/// Why a deed was refused.
fn no<T: std::fmt::Debug, E: std::fmt::Debug>(ended: Result<T, Refused<E>>) -> E {
    match ended {
        Err(Refused::No(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

async fn hanh(app: &TestApp) -> AccountId {
    app.hanh().await
}
