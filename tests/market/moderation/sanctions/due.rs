//! Twin of `market/moderation/sanctions/due.rs`: time carries out what was announced.

use chophien::{
    entities::{product, shop},
    kernel::actor::Actor,
    market::{
        catalog::doors::leave::leave,
        moderation::{
            Reason,
            sanctions::{Thing, close, due::carry_out, stop::stop},
            suspensions::{self, Stop},
        },
        revisions::why::Why,
        shops::Status,
    },
};
use sea_orm::EntityTrait;
use time::Duration;

use super::{ordered, restore_as, stop_as};
use crate::kit::{Household, TestApp, claims, following::within_a_second};

fn unanswered() -> Why {
    Why { reason: Reason::Orders, words: Some("Mười đơn không trả lời.".into()) }
}

async fn status(app: &TestApp, my: &Household) -> Status {
    shop::Entity::find_by_id(my.shop).one(&app.db.read).await.expect("shops").expect("the shop").status
}

async fn shown(app: &TestApp) -> bool {
    product::Entity::find().one(&app.db.read).await.expect("products").expect("one").shown
}

#[tokio::test]
async fn a_suspension_begins_on_its_first_day_and_ends_after_its_last() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let (node, page) = (app.second_node().await, format!("/products/{}", honey.slug));
    let mut elsewhere = node.visitor();
    elsewhere.get(&page).await.assert_ok();
    let last = app.now().day() + Duration::days(8);
    let work = app.begin(Actor::Account(app.hanh().await)).await;
    let asked = Stop { why: unanswered(), order_no: None, until: Some(last) };
    stop(&work, Thing::Shop(&my.code), asked).await.expect("announced");
    work.commit().await.expect("a commit");
    app.later(Duration::days(5));
    app.work_off().await;
    assert_eq!((status(&app, &my).await, shown(&app).await), (Status::Open, true), "its last full day");
    app.later(Duration::days(1));
    app.work_off().await;
    assert_eq!((status(&app, &my).await, shown(&app).await), (Status::Suspended, false));
    within_a_second(&mut elsewhere, &page, |answer| answer.status == 404).await;
    let text = app.last_text_to(&my.phone);
    assert!(text.contains("bi tam ngung") && text.contains("don khong tra loi"), "{text}");
    app.later(Duration::days(2));
    app.work_off().await;
    assert_eq!(status(&app, &my).await, Status::Suspended, "to the end of its last day");
    app.later(Duration::days(1));
    app.work_off().await;
    assert_eq!((status(&app, &my).await, shown(&app).await), (Status::Open, true));
    assert!(app.last_text_to(&my.phone).contains("mo lai"));
    within_a_second(&mut elsewhere, &page, |answer| answer.status == 200).await;
    assert_eq!(suspensions::find::of(&app.db.read, my.shop).await.expect("suspensions"), None);
}

#[tokio::test]
async fn a_closing_comes_whatever_last_day_the_suspension_had() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let hanh = Actor::Account(app.hanh().await);
    let work = app.begin(hanh).await;
    let last = Some(app.now().day() + Duration::days(2));
    let asked = Stop { why: ordered(), order_no: Some("12/SCT".into()), until: last };
    stop(&work, Thing::Shop(&my.code), asked).await.expect("suspended");
    close::close(&work, &my.code, Stop { why: unanswered(), order_no: None, until: None }).await.expect("announced");
    work.commit().await.expect("a commit");
    app.later(Duration::days(4));
    app.work_off().await;
    assert_eq!(status(&app, &my).await, Status::Suspended, "until it is closed");
    app.later(Duration::days(2));
    app.work_off().await;
    assert_eq!(status(&app, &my).await, Status::Closed);
    assert!(app.last_text_to(&my.phone).contains("da bi dong"), "{}", app.last_text_to(&my.phone));
    restore_as(&app, hanh, Thing::Shop(&my.code)).await.expect("open again");
    assert_eq!((status(&app, &my).await, shown(&app).await), (Status::Open, true));
}

#[tokio::test]
async fn what_was_called_off_or_left_meanwhile_does_not_come() {
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    stop_as(&app, hanh, Thing::Shop(&my.code), unanswered()).await.expect("announced");
    restore_as(&app, hanh, Thing::Shop(&my.code)).await.expect("called off");
    let left = app.may_trang().await;
    stop_as(&app, hanh, Thing::Shop(&left.code), unanswered()).await.expect("announced");
    let work = app.begin(left.actor()).await;
    leave(&claims::enter(&work, left.shop).await).await.expect("left");
    work.commit().await.expect("a commit");
    app.later(Duration::days(9));
    app.work_off().await;
    assert_eq!((status(&app, &my).await, status(&app, &left).await), (Status::Open, Status::Left));
    let work = app.begin(Actor::System).await;
    carry_out(&work, my.shop).await.expect("nothing is due");
    work.commit().await.expect("a commit");
    let work = app.begin(left.actor()).await;
    chophien::market::catalog::doors::reopen::reopen(&claims::enter(&work, left.shop).await).await.expect("back");
    work.commit().await.expect("a commit");
    app.later(Duration::minutes(2));
    app.work_off().await;
    assert_eq!(status(&app, &left).await, Status::Suspended, "leaving for a while is no way round it");
    let page = format!("/seller/{}", left.code);
    restore_as(&app, hanh, Thing::Shop(&left.code)).await.expect("open again");
    stop_as(&app, hanh, Thing::Shop(&left.code), unanswered()).await.expect("announced");
    let mut owner = app.visitor_as(left.account).await;
    owner.get(&format!("{page}/closure")).await.assert_ok();
    owner.submit(&format!("{page}/closure"), &[]).await.assert_ok();
    app.later(Duration::days(9));
    let mut owner = app.visitor_as(left.account).await;
    owner.get(&format!("{page}/shop")).await.assert_ok();
    owner.submit(&format!("{page}/closure/end"), &[]).await.assert_ok();
    assert_eq!(status(&app, &left).await, Status::Suspended, "not for a minute");
}
