//! Twin of `market/shops/sweep.rs`.

use chophien::market::shops::invitations;
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
