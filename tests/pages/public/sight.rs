//! Twin of `pages/public/sight.rs` and `language.rs`: choices of a visitor, kept without a session and without JavaScript.

use crate::kit::TestApp;

#[tokio::test]
async fn size_and_contrast_are_kept_each_by_itself() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    visitor.post("/sight", &[("text", "larger"), ("back", "/sign-in")]).await.assert_redirect("/sign-in");
    visitor.post("/sight", &[("contrast", "high"), ("back", "/")]).await.assert_redirect("/");
    let page = visitor.get("/").await;
    page.assert_has("html[data-text=\"larger\"][data-contrast=\"high\"]");
    page.assert_has("button[value=\"larger\"][aria-pressed=\"true\"]");
    visitor.post("/sight", &[("contrast", "normal")]).await;
    visitor.get("/").await.assert_has("html[data-text=\"larger\"][data-contrast=\"normal\"]");
    assert!(!visitor.cookies.contains_key("session"));
}

#[tokio::test]
async fn what_is_no_size_changes_nothing_and_one_goes_nowhere_else() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    visitor.post("/sight", &[("text", "huge"), ("back", "https://evil.example")]).await.assert_redirect("/");
    visitor.get("/").await.assert_has("html[data-text=\"normal\"]");
}

#[tokio::test]
async fn the_language_is_kept_and_can_be_changed_back() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    visitor.post("/language", &[("language", "en"), ("back", "/register")]).await.assert_redirect("/register");
    visitor.get("/register").await.assert_has("html[lang=\"en\"]").assert_sees("Register");
    visitor.post("/language", &[("language", "vi")]).await;
    visitor.get("/register").await.assert_has("html[lang=\"vi\"]").assert_sees("Đăng ký");
}
