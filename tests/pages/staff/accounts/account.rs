//! Twin of `pages/staff/accounts/person.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn roles_are_told_with_their_days_and_shops_with_how_they_stand() {
    let app = TestApp::new().await;
    let (my, hanh, tam) = (app.my().await, app.hanh().await, app.tam().await);
    let mut visitor = app.visitor_as(tam).await;
    let page = visitor.get(&format!("/staff/accounts/{}", my.account.0)).await;
    page.assert_ok().assert_sees("Vàng Thị Mỷ").assert_sees("Mật ong Mỷ").assert_sees("Đang mở");
    visitor.get(&format!("/staff/accounts/{}", hanh.0)).await.assert_ok().assert_sees("Kiểm duyệt viên, Toàn chợ");
    let own = visitor.get(&format!("/staff/accounts/{}", tam.0)).await;
    own.assert_ok().assert_sees("không ai tự khoá mình").assert_has_not("main form");
    for strange in ["/staff/accounts/999999", "/staff/accounts/x"] {
        visitor.get(strange).await.assert_not_found();
    }
}
