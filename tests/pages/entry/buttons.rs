//! Twin of `pages/entry/buttons.rs`: signing out.

use crate::{kit::TestApp, pages::public::checkout::order_as_guest};

#[tokio::test]
async fn after_signing_out_the_old_session_opens_nothing() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    visitor.get("/account").await.assert_ok();
    let session = visitor.cookies["session"].clone();
    let left = visitor.post("/sign-out", &[]).await;
    left.assert_redirect("/");
    assert_eq!(left.header("clear-site-data"), Some("\"cache\", \"storage\""), "nor by going back, nor half a listing");
    visitor.cookies.insert("session".into(), session);
    visitor.get("/account").await.assert_must_sign_in();
}

#[tokio::test]
async fn whoever_holds_the_phone_next_does_not_see_what_was_bought() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut visitor = app.visitor_as(app.lan().await).await;
    visitor.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let placed = order_as_guest(&mut visitor, "0900000001").await;
    let purchase = placed.location().expect("a purchase").to_owned();
    visitor.get(&purchase).await.assert_sees("ngõ 62");
    visitor.post("/sign-out", &[]).await.assert_redirect("/");
    visitor.get(&purchase).await.assert_ok().assert_sees_not("ngõ 62").assert_has("input[name=\"phone\"]");
}

#[tokio::test]
async fn a_link_elsewhere_cannot_sign_anyone_out() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    visitor.post("/sign-out", &[("csrf", "made up")]).await.assert_redirect("/account");
    visitor.get("/account").await.assert_ok();
}
