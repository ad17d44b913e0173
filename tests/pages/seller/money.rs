//! Twin of `pages/seller/money.rs`.

use chophien::market::orders::Status;

use crate::kit::TestApp;

#[tokio::test]
async fn what_was_delivered_is_earned_and_what_is_under_way_is_not() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.order(&honey, 2, None, Status::Delivered).await;
    app.order(&honey, 1, None, Status::HandedOver).await;
    let page = app.visitor_as(my.account).await.get(&format!("/seller/{}/money", my.code)).await;
    page.assert_ok().assert_sees("700.000 ₫").assert_sees("1 đơn đã giao").assert_sees_not("1.050.000 ₫");
}
