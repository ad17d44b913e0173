//! Twin of `pages/account/password.rs`.

use crate::kit::{PASSWORD, TestApp};

#[tokio::test]
async fn a_new_password_ends_every_other_session_and_this_one_goes_on() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let (mut here, mut elsewhere) = (app.visitor_as(lan).await, app.visitor_as(lan).await);
    let before = here.cookies["session"].clone();
    let fields = [("old_password", PASSWORD), ("new_password", "mật khẩu mới 2026")];
    here.post("/account/password", &fields).await.assert_redirect("/account");
    here.get("/account").await.assert_ok();
    assert_ne!(here.cookies["session"], before);
    elsewhere.get("/account").await.assert_must_sign_in();
}

#[tokio::test]
async fn who_does_not_know_the_old_one_sets_nothing() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    let fields = [("old_password", "a guess"), ("new_password", "mật khẩu mới 2026")];
    visitor.post("/account/password", &fields).await.assert_refused().assert_field_error("old_password");
    let still = [("phone", "0900000001"), ("password", PASSWORD)];
    app.visitor().post("/sign-in", &still).await.assert_redirect("/account");
}
