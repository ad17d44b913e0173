//! Twin of `pages/public/cart.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn a_visitor_without_a_cart_sees_an_empty_one_and_gets_no_cookie_for_it() {
    let app = TestApp::new().await;
    let mut lan = app.visitor();
    lan.get("/cart").await.assert_ok().assert_sees("Giỏ hàng còn trống");
    assert!(!lan.cookies.contains_key("cart"));
}

#[tokio::test]
async fn adding_goes_back_to_this_site_only_and_a_wrong_quantity_adds_nothing() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    let code = honey.variant_code.as_str();
    lan.get("/sign-in").await.assert_ok();
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
async fn a_browser_that_keeps_no_cookies_is_told_so_and_what_to_do() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let put = [("variant", honey.variant_code.as_str()), ("quantity", "1")];
    app.visitor().post("/cart", &put).await.assert_redirect("/cart?first=1");
    app.visitor().get("/cart?first=1").await.assert_ok().assert_sees("Chưa cho vào giỏ được").assert_sees("cookie");
    app.visitor().get("/cart").await.assert_ok().assert_sees("Giỏ hàng còn trống").assert_sees_not("cookie");
    let mut keeps = app.visitor();
    let added = keeps.post("/cart", &put).await;
    keeps.follow(added).await.assert_ok().assert_sees("Mật ong bạc hà").assert_sees_not("cookie");
    keeps.post("/cart", &put).await.assert_redirect("/cart");
}
