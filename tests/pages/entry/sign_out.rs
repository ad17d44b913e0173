//! Twin of `pages/entry/sign_out.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn after_signing_out_the_old_session_opens_nothing() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    visitor.get("/account").await.assert_ok();
    let session = visitor.cookies["session"].clone();
    visitor.post("/sign-out", &[]).await.assert_redirect("/");
    visitor.cookies.insert("session".into(), session);
    visitor.get("/account").await.assert_must_sign_in();
}

#[tokio::test]
async fn a_link_elsewhere_cannot_sign_anyone_out() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    visitor.post("/sign-out", &[("csrf", "made up")]).await.assert_redirect("/account");
    visitor.get("/account").await.assert_ok();
}
