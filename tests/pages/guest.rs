//! Twin of `pages/guest.rs`, seen through the checkout.

use super::public::checkout::order_as_guest;
use crate::kit::{PASSWORD, TestApp, world::BA_DINH};

#[tokio::test]
async fn what_a_guest_typed_is_there_when_she_comes_back_and_is_forgotten_when_it_is_not_her() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut lan = app.visitor();
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    lan.get("/checkout").await.assert_has_not("button[value=\"forget\"]");
    let line = format!("{}:1:350000", honey.variant_code);
    let typed = [("line", line.as_str()), ("name", "Nguyễn Thị Lan"), ("phone", "12"), ("unit", BA_DINH)];
    let typed: Vec<_> = typed.into_iter().chain([("street", "số 18 ngõ 62"), ("deed", "fees")]).collect();
    lan.post("/checkout", &typed).await;
    let page = lan.get("/checkout").await;
    page.assert_sees("Đang điền sẵn những gì Nguyễn Thị Lan đã nhập");
    for (name, value) in &typed[1..5] {
        assert_eq!(page.value(name).as_deref(), Some(*value), "{name}");
    }
    let said = [("line", line.as_str()), ("unit_text", "Quận 7"), ("note", "Gọi trước\nkhi giao"), ("deed", "fees")];
    lan.post("/checkout", &said).await;
    let page = lan.get("/checkout").await;
    page.assert_sees("Đang điền sẵn những gì đã nhập lần trước").assert_has("button[value=\"forget\"]");
    assert_eq!(page.value("unit_text").as_deref(), Some("Quận 7"), "though nobody knows yet where that is");
    assert_eq!(page.all("textarea[name=note]"), ["Gọi trước khi giao"]);
    order_as_guest(&mut lan, "0900000001").await;
    lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let page = lan.get("/checkout").await;
    assert_eq!(page.value("phone").as_deref(), Some("0900000001"));
    assert!(lan.cookies.contains_key("bought"));
    lan.post("/checkout", &[("deed", "forget")]).await.assert_redirect("/checkout");
    assert!(!lan.cookies.contains_key("guest") && !lan.cookies.contains_key("bought"), "{:?}", lan.cookies);
    let page = lan.get("/checkout").await;
    page.assert_ok().assert_has_not("button[value=\"forget\"]");
    assert!(page.value("phone").unwrap_or_default().is_empty());
}

#[tokio::test]
async fn what_was_typed_before_signing_in_stays_with_nobody() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    let mut visitor = app.visitor();
    visitor.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    order_as_guest(&mut visitor, "0900000009").await;
    assert!(visitor.cookies.contains_key("guest"));
    let guest = visitor.cookies["guest"].clone();
    visitor.get("/sign-in").await;
    visitor.post("/sign-in", &[("phone", "0900000001"), ("password", PASSWORD)]).await;
    assert!(!visitor.cookies.contains_key("guest"));
    let mut own = app.visitor_as(lan).await;
    own.cookies.insert("guest".into(), guest);
    own.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let page = own.get("/checkout").await;
    page.assert_has_not("button[value=\"forget\"]");
    assert_eq!(page.value("phone").as_deref(), Some("0900000001"));
    own.post("/sign-out", &[]).await;
    assert!(!own.cookies.contains_key("guest"));
}
