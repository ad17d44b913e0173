//! Twin of `pages/seller/orders/index.rs`.

use chophien::market::orders::Status;

use crate::kit::TestApp;

#[tokio::test]
async fn what_has_ended_is_listed_and_what_is_under_way_is_not() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let (ended, going) =
        (app.order(&honey, 1, None, Status::Completed).await, app.order(&honey, 1, None, Status::Packed).await);
    let page = app.visitor_as(my.account).await.get(&format!("/seller/{}/orders", my.code)).await;
    page.assert_ok().assert_sees(&ended.code).assert_sees_not(&going.code);
}
