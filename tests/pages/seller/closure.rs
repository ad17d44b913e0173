//! Twin of `pages/seller/closure.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn it_says_what_it_means_before_it_is_done() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.placed(&honey, None).await;
    let mut visitor = app.visitor_as(my.account).await;
    let path = format!("/seller/{}/closure", my.code);
    let page = visitor.get(&path).await;
    page.assert_ok().assert_sees("Còn 1 đơn chưa xong").assert_sees("mở lại được");
    visitor.submit(&path, &[]).await.assert_ok().assert_sees("Đã đóng gian hàng");
    visitor.submit(&path, &[]).await.assert_ok().assert_sees("vừa có thay đổi");
    let orders = visitor.get(&format!("/seller/{}", my.code)).await;
    orders.assert_ok().assert_sees("đã đóng gian hàng");
}
