//! Twin of `pages/entry/register/buttons.rs`.

use super::code::{NEW, PASSWORD, asked};
use crate::kit::TestApp;

#[tokio::test]
async fn a_code_can_be_sent_again() {
    let app = TestApp::new().await;
    let mut visitor = asked(&app).await;
    visitor.post("/register/code/renewal", &[]).await.assert_redirect("/register/code");
    app.work_off().await;
    let code = app.code_texted_to(NEW);
    visitor.post("/register/code", &[("code", &code), PASSWORD]).await.assert_redirect("/account");
}
