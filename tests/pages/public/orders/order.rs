//! Twin of `pages/public/orders/order.rs`.

use chophien::market::orders::Status;

use crate::kit::TestApp;

#[tokio::test]
async fn a_buyer_sees_how_far_her_order_has_come_and_what_she_may_do() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    for (status, deed, other) in
        [(Status::Confirmed, "cancellation", "completion"), (Status::Delivered, "completion", "cancellation")]
    {
        let order = format!("/orders/{}", app.order(&honey, 1, Some(lan), status).await.code);
        let page = visitor.get(&order).await;
        page.assert_ok().assert_sees("Mật ong bạc hà Mèo Vạc").assert_sees("ngõ 62");
        page.assert_has(&format!("form[action=\"{order}/{deed}\"]"));
        page.assert_has_not(&format!("form[action=\"{order}/{other}\"]"));
    }
}
