//! Twins of `market/moderation/suspensions/`: a shop is told before it is suspended or closed, unless an authority orders it.

mod announce;
mod call_off;
mod close;
mod end;

use chophien::{
    entities::{event, shop},
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        moderation::{
            Reason,
            suspensions::{self, Stop, Suspension},
        },
        revisions::why::Why,
        shops::Status,
    },
};
use sea_orm::{EntityTrait, QueryOrder};
use time::Date;

use crate::kit::{Household, TestApp, claims};

/// Orders are not answered.
fn unanswered(until: Option<Date>) -> Stop {
    Stop { why: Why { reason: Reason::Orders, words: Some("Mười đơn.".into()) }, order_no: None, until }
}

/// An authority has ordered it.
fn ordered(until: Option<Date>) -> Stop {
    Stop { why: Why { reason: Reason::Authority, words: None }, order_no: Some("12/SCT-TM".into()), until }
}

async fn announced(
    app: &TestApp,
    my: &Household,
    stop: Stop,
) -> Result<Suspension, Refused<suspensions::announce::AnnounceError>> {
    let work = app.begin(Actor::System).await;
    let done = suspensions::announce::announce(&work, claims::shop(&work, my.shop).await, &stop).await?;
    work.commit().await?;
    Ok(done)
}

async fn closed(app: &TestApp, my: &Household, stop: Stop) -> Result<Date, Refused<suspensions::close::NotSuspended>> {
    let work = app.begin(Actor::System).await;
    let done = suspensions::close::close(&work, claims::shop(&work, my.shop).await, &stop).await?;
    work.commit().await?;
    Ok(done)
}

async fn ended(app: &TestApp, my: &Household) -> Result<suspensions::end::Ended, Refused<suspensions::end::EndError>> {
    let work = app.begin(Actor::System).await;
    let done = suspensions::end::end(&work, claims::shop(&work, my.shop).await).await?;
    work.commit().await?;
    Ok(done)
}

async fn coming(app: &TestApp, my: &Household) -> Option<Suspension> {
    suspensions::find::of(&app.db.read, my.shop).await.expect("suspensions")
}

async fn status(app: &TestApp, my: &Household) -> Status {
    shop::Entity::find_by_id(my.shop).one(&app.db.read).await.expect("shops").expect("the shop").status
}

async fn put(app: &TestApp, my: &Household, status: Status) {
    use sea_orm::{ActiveModelTrait, ActiveValue::Set};
    let row = shop::ActiveModel { id: Set(my.shop), status: Set(status), ..Default::default() };
    row.update(&app.db.write).await.expect("where it stands");
}

/// The last thing that happened.
async fn last(app: &TestApp) -> event::Model {
    event::Entity::find().order_by_desc(event::Column::Id).one(&app.db.read).await.expect("events").expect("one")
}
