//! Twin of `pages/entry/reset/code.rs`.

use crate::kit::{PASSWORD, TestApp};

#[tokio::test]
async fn a_forgotten_password_is_set_anew_and_other_devices_are_out() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut elsewhere = app.visitor_as(lan).await;
    let mut visitor = app.visitor();
    visitor.post("/reset", &[("phone", "0900 000 001")]).await.assert_redirect("/reset/code");
    app.work_off().await;
    let code = app.code_texted_to("0900000001");
    let short = visitor.post("/reset/code", &[("code", &code), ("password", "ngắn")]).await;
    short.assert_refused().assert_field_error("password");
    let fields = [("code", code.as_str()), ("password", "mật khẩu mới 2026")];
    visitor.post("/reset/code", &fields).await.assert_redirect("/account");
    visitor.get("/account").await.assert_ok();
    elsewhere.get("/account").await.assert_must_sign_in();
    let old = [("phone", "0900000001"), ("password", PASSWORD)];
    app.visitor().post("/sign-in", &old).await.assert_refused();
}

#[tokio::test]
async fn without_a_code_under_way_one_begins_at_the_beginning() {
    let app = TestApp::new().await;
    app.visitor().get("/reset/code").await.assert_redirect("/reset");
    app.visitor().get("/register/code").await.assert_redirect("/register");
}
