//! Twin of `market/shops/sweep.rs`.

use chophien::{
    kernel::actor::Actor,
    market::shops::{invitations, sweep::sweep},
};
use time::Duration;

use super::{invited, phone};
use crate::kit::TestApp;

#[tokio::test]
async fn an_invitation_that_nobody_answered_lapses_and_a_fresh_one_does_not() {
    let app = TestApp::new().await;
    let my = app.my().await;
    invited(&app, my.actor(), &my, "0900000098").await.expect("invited");
    app.later(invitations::LASTS);
    invited(&app, my.actor(), &my, "0900000099").await.expect("invited");
    app.later(Duration::minutes(1));
    app.work_off().await;
    assert_eq!(invitations::of_shop(&app.db.read, my.shop).await.expect("invitations"), [phone("0900000099")]);
}

#[tokio::test]
async fn nothing_lapses_before_its_time() {
    let app = TestApp::new().await;
    let my = app.my().await;
    invited(&app, my.actor(), &my, "0900000098").await.expect("invited");
    let work = app.begin(Actor::System).await;
    assert_eq!(sweep(&work, work.now).await.expect("a sweep"), 0);
    work.commit().await.expect("a commit");
    assert_eq!(invitations::of_shop(&app.db.read, my.shop).await.expect("invitations"), [phone("0900000098")]);
}
