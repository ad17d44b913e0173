//! Twin of `market/reports/settle.rs`.

use chophien::{
    entities::event,
    kernel::{actor::Actor, ids::EventId},
    market::{
        orders::{Party, Status, complete::complete, deliver::deliver, retract::retract},
        reports::{
            ReportReason, ReportVerdict,
            complain::{complain, not_arrived},
            settle::{SettleComplaint, settle},
        },
    },
};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{complained, of, told};
use crate::kit::{Household, TestApp, claims, sales::Sale};

/// Delivered, as the shop says, and denied.
async fn denied(app: &TestApp, my: &Household) -> Sale {
    let sale = app.order(&app.honey(my).await, 1, None, Status::HandedOver).await;
    app.tell_of(&sale).await;
    let work = app.begin(my.actor()).await;
    deliver(&work, claims::sold(&work, my.shop, &sale.code).await, Party::Seller).await.expect("delivered");
    not_arrived_by_guest(app, work, &sale).await;
    sale
}

async fn not_arrived_by_guest(app: &TestApp, work: chophien::infra::db::Work, sale: &Sale) {
    work.commit().await.expect("a commit");
    let work = app.begin(Actor::Guest).await;
    not_arrived(&work, claims::order(&work, sale.order).await, "AB2345CD".into()).await.expect("denied");
    work.commit().await.expect("a commit");
    app.work_off().await;
    assert_eq!(of(app, "AB2345CD").await.ended, None, "it waits");
}

#[tokio::test]
async fn it_ends_by_itself_once_she_has_it() {
    let app = TestApp::new().await;
    let sale = denied(&app, &app.my().await).await;
    let work = app.begin(Actor::Guest).await;
    complete(&work, claims::order(&work, sale.order).await, Party::Buyer).await.expect("completed");
    work.commit().await.expect("a commit");
    app.work_off().await;
    assert_eq!(of(&app, "AB2345CD").await.ended.expect("ended").verdict, ReportVerdict::Settled);
}

#[tokio::test]
async fn and_once_the_shop_takes_back_that_it_was_delivered() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = denied(&app, &my).await;
    let work = app.begin(my.actor()).await;
    retract(&work, claims::sold(&work, my.shop, &sale.code).await, Party::Seller).await.expect("taken back");
    work.commit().await.expect("a commit");
    app.work_off().await;
    assert_eq!(of(&app, "AB2345CD").await.ended.expect("ended").verdict, ReportVerdict::Settled);
}

#[tokio::test]
async fn a_complaint_of_another_kind_does_not() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = app.order(&app.honey(&my).await, 1, None, Status::Delivered).await;
    complained(&app, &sale, "AB2345CD").await;
    let work = app.begin(Actor::Guest).await;
    complete(&work, claims::order(&work, sale.order).await, Party::Buyer).await.expect("completed");
    work.commit().await.expect("a commit");
    app.work_off().await;
    assert_eq!(of(&app, "AB2345CD").await.ended, None);
    let other = app.order(&app.honey(&my).await, 1, None, Status::Completed).await;
    app.later(time::Duration::days(2));
    let work = app.begin(Actor::Guest).await;
    let said = told("EF2345GH", ReportReason::NotArrived, "Nhà không ai nhận.");
    complain(&work, claims::order(&work, other.order).await, said).await.expect("made");
    work.commit().await.expect("a commit");
    app.work_off().await;
    assert_eq!(of(&app, "EF2345GH").await.ended, None, "nothing has happened since");
    app.tell_of(&other).await;
    let work = app.begin(Actor::System).await;
    let completed = event::Entity::find().filter(event::Column::Name.eq("order.completed"));
    for heard in completed.all(&work.tx).await.expect("events") {
        settle(&work, SettleComplaint(heard.id)).await.expect("heard");
    }
    work.commit().await.expect("a commit");
    assert_eq!(of(&app, "EF2345GH").await.ended, None, "it was completed before");
}

#[tokio::test]
async fn what_is_denied_again_meanwhile_waits_on_and_an_event_that_is_not_there_ends_nothing() {
    let app = TestApp::new().await;
    let sale = denied(&app, &app.my().await).await;
    let work = app.begin(Actor::System).await;
    let heard = event::Entity::find().filter(event::Column::Name.eq("order.not_arrived"));
    let heard = heard.one(&work.tx).await.expect("events").expect("it").id;
    for id in [heard, EventId(9_999)] {
        settle(&work, SettleComplaint(id)).await.expect("heard");
    }
    work.commit().await.expect("a commit");
    assert_eq!(of(&app, "AB2345CD").await.ended, None);
    assert!(app.row_of(sale.order).await.not_arrived_at.is_some());
}
