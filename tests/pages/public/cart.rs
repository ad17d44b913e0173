//! Twin of `pages/public/cart.rs` and `cart_line.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn a_visitor_without_a_cart_sees_an_empty_one_and_gets_no_cookie_for_it() {
    let app = TestApp::new().await;
    let mut lan = app.visitor();
    lan.get("/cart").await.assert_ok().assert_sees("Giỏ hàng còn trống");
    assert!(!lan.cookies.contains_key("cart"));
}

#[tokio::test]
async fn buttons_change_a_line_without_scripts_and_too_many_are_told() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "9")]).await.assert_redirect("/cart");
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
async fn adding_goes_back_to_this_site_only_and_a_wrong_quantity_adds_nothing() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    let code = honey.variant_code.as_str();
    for (back, to) in [("/products/x", "/products/x"), ("https://evil.example", "/cart")] {
        lan.post("/cart", &[("variant", code), ("quantity", "1"), ("back", back)]).await.assert_redirect(to);
    }
    for wrong in ["0", "-1", "abc", "", "1000"] {
        lan.post("/cart", &[("variant", code), ("quantity", wrong)]).await.assert_redirect("/cart");
    }
    lan.post("/cart", &[("variant", "nothing"), ("quantity", "1")]).await.assert_redirect("/cart");
    assert_eq!(lan.get("/cart").await.value("quantity").as_deref(), Some("2"));
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
