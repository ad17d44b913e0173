//! Twin of `pages/account/index.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn a_stranger_is_led_to_sign_in() {
    let app = TestApp::new().await;
    app.visitor().get("/account").await.assert_must_sign_in();
}

#[tokio::test]
async fn a_changed_name_is_kept_and_the_language_speaks_at_once() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    let fields = [("name", "Lan Nguyễn"), ("email", "lan@vidu.vn"), ("language", "en"), ("unit_text", "")];
    visitor.submit("/account", &fields).await.assert_ok().assert_sees("Lan Nguyễn").assert_sees("Hello");
}

#[tokio::test]
async fn a_wrong_field_changes_nothing() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    let fields = [("name", "Lan Nguyễn"), ("email", "not an address"), ("language", "xx")];
    let answer = visitor.post("/account", &fields).await;
    answer.assert_refused().assert_field_error("email");
    assert_eq!(answer.value("name").as_deref(), Some("Lan Nguyễn"));
    visitor.get("/account").await.assert_sees("Nguyễn Thị Lan");
}

#[tokio::test]
async fn a_seller_finds_her_shop() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let page = app.visitor_as(my.account).await.get("/account").await;
    page.assert_ok().assert_has(&format!("a[href=\"/seller/{}\"]", my.code));
}
