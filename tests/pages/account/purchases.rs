//! Twin of `pages/account/purchases.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn purchases_made_as_a_guest_are_offered_and_brought_in() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    let sale = app.placed(&honey, None).await;
    let mut visitor = app.visitor_as(lan).await;
    let page = visitor.get("/account/purchases").await;
    page.assert_ok().assert_sees("Có 1 đơn mua trước").assert_sees_not(&sale.purchase_code);
    let answer = visitor.post("/account/purchases", &[]).await;
    visitor.follow(answer).await.assert_sees(&sale.purchase_code).assert_sees_not("đơn mua trước bằng số");
    visitor.get(&format!("/orders/{}", sale.code)).await.assert_sees("ngõ 62");
}
