//! Twin of `pages/public/home.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn the_front_is_there_and_begins_no_session() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    let page = visitor.get("/").await;
    page.assert_ok().assert_has("h1");
    assert!(!visitor.cookies.contains_key("session"));
}

#[tokio::test]
async fn someone_signed_in_is_known() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let before = app.queries.count();
    app.visitor_as(lan).await.get("/").await.assert_ok();
    assert!(app.queries.count() > before);
}
