//! Twin of `pages/seller/buttons.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn an_owner_ends_her_rest_and_comes_back_and_a_second_press_is_told() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    let path = |deed: &str| format!("/seller/{}/{deed}", my.code);
    visitor.get(&path("shop")).await.assert_ok();
    let day = app.now().day().to_string();
    visitor.get(&path("rest")).await.assert_ok();
    visitor.submit(&path("rest"), &[("until", &day)]).await.assert_ok().assert_sees("Bán lại ngay");
    visitor.submit(&path("rest/end"), &[]).await.assert_ok().assert_sees("Gian hàng đã bán lại");
    visitor.submit(&path("rest/end"), &[]).await.assert_ok().assert_sees("vừa có thay đổi");
    visitor.submit(&path("closure"), &[]).await.assert_ok().assert_sees("Mở lại gian hàng");
    app.visitor().get(&format!("/shops/{}", my.slug)).await.assert_not_found();
    visitor.submit(&path("closure/end"), &[]).await.assert_ok().assert_sees("Gian hàng đã mở lại");
    visitor.submit(&path("closure/end"), &[]).await.assert_ok().assert_sees("vừa có thay đổi");
    app.visitor().get(&format!("/shops/{}", my.slug)).await.assert_ok();
}
