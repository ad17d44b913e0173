//! Twin of `pages/public/buttons.rs`: the visitor's choices and cart, kept without a session and without JavaScript.

use crate::kit::TestApp;

#[tokio::test]
async fn size_and_contrast_are_kept_each_by_itself() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    visitor.get("/sign-in").await;
    visitor.post("/sight", &[("text", "large"), ("back", "/sign-in")]).await.assert_redirect("/sign-in");
    visitor.post("/sight", &[("contrast", "high"), ("back", "/")]).await.assert_redirect("/");
    let page = visitor.get("/").await;
    page.assert_has("html[data-text=\"large\"][data-contrast=\"high\"]");
    page.assert_has("button[value=\"large\"][aria-pressed=\"true\"]");
    visitor.post("/sight", &[("contrast", "normal")]).await;
    visitor.get("/").await.assert_has("html[data-text=\"large\"][data-contrast=\"normal\"]");
    assert!(!visitor.cookies.contains_key("session"));
}

#[tokio::test]
async fn the_normal_size_is_a_and_what_was_the_largest_reads_large() {
    let app = TestApp::new().await;
    let page = app.visitor().get("/").await;
    page.assert_has("html[data-text=\"normal\"]");
    let pressed = page.all(".comfort button[name=text][aria-pressed=true]");
    assert!(!pressed.is_empty() && pressed.iter().all(|letter| letter == "A"), "{pressed:?}");
    assert_eq!(page.all("footer .comfort button[name=text]"), ["A−", "A", "A+"]);
    let mut small = app.visitor();
    small.get("/sign-in").await;
    small.post("/sight", &[("text", "small"), ("back", "/")]).await.assert_redirect("/");
    small.get("/").await.assert_has("html[data-text=\"small\"]");
    let kept = small.cookies.get("sight").cloned().unwrap_or_default();
    assert!(kept.contains("small"), "{kept}");
}

#[tokio::test]
async fn what_is_no_size_changes_nothing_and_one_goes_nowhere_else() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    visitor.get("/sign-in").await;
    visitor.post("/sight", &[("text", "huge"), ("back", "https://evil.example")]).await.assert_redirect("/");
    visitor.get("/").await.assert_has("html[data-text=\"normal\"]");
}

#[tokio::test]
async fn the_language_is_kept_and_can_be_changed_back() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    visitor.get("/register").await;
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

#[tokio::test]
async fn a_step_of_a_page_that_is_not_up_to_date_is_a_step_and_not_its_number() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "2")]).await;
    assert_eq!(lan.get("/cart").await.value("seen_quantity").as_deref(), Some("2"));
    let line = format!("/cart/lines/{}", honey.variant_code);
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "3")]).await;
    lan.post(&line, &[("seen_quantity", "2"), ("quantity", "2"), ("step", "1")]).await.assert_redirect("/cart");
    assert_eq!(lan.get("/cart").await.value("quantity").as_deref(), Some("6"), "5 and one");
    lan.post(&line, &[("seen_quantity", "2"), ("quantity", "3"), ("step", "1")]).await.assert_redirect("/cart");
    assert_eq!(lan.get("/cart").await.value("quantity").as_deref(), Some("4"), "what she typed, and one");
    lan.post(&line, &[("seen_quantity", "2"), ("quantity", "2")]).await.assert_redirect("/cart");
    assert_eq!(lan.get("/cart").await.value("quantity").as_deref(), Some("4"), "nothing was typed over what she saw");
    lan.post(&line, &[("quantity", "4"), ("remove", "1")]).await;
    lan.post(&line, &[("seen_quantity", "4"), ("quantity", "4"), ("step", "-1")]).await.assert_redirect("/cart");
}
