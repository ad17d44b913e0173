//! Twin of `pages/public/buttons.rs`: the visitor's choices and cart, kept without a session and without JavaScript.

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

#[tokio::test]
async fn buttons_change_a_line_without_scripts_and_too_many_are_told() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "9")]).await.assert_redirect("/cart?first=1");
    let line = format!("/cart/lines/{}", honey.variant_code);
    lan.post(&line, &[("quantity", "9"), ("step", "1")]).await.assert_redirect("/cart");
    assert_eq!(lan.get("/cart").await.value("quantity").as_deref(), Some("10"));
    let answer = lan.post(&line, &[("quantity", "10"), ("step", "1")]).await;
    lan.follow(answer).await.assert_sees("chỉ còn 10");
    let answer = lan.post(&line, &[("quantity", "10"), ("remove", "1")]).await;
    lan.follow(answer).await.assert_sees("Giỏ hàng còn trống");
    lan.post(&line, &[("quantity", "10"), ("remove", "1")]).await.assert_redirect("/cart");
}

#[tokio::test]
async fn another_visitors_line_is_not_there() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let (mut lan, mut other) = (app.visitor(), app.visitor());
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "2")]).await;
    let line = format!("/cart/lines/{}", honey.variant_code);
    other.post(&line, &[("quantity", "1")]).await.assert_not_found();
}
