//! Twin of `pages/staff/cases/next.rs`; that it goes on in order is tried in `case.rs`.

use super::super::waiting_product;
use crate::kit::TestApp;

#[tokio::test]
async fn nobody_is_led_to_a_case_of_her_own_or_beyond_her_reach() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let own = waiting_product(&app, &my, "Sáp ong").await;
    let hanh = app.hanh().await;
    let mut visitor = app.visitor_as(hanh).await;
    visitor.get("/staff/cases/next").await.assert_redirect(&format!("/staff/cases/product/{own}"));
    app.invite_in(&my, hanh, "0900000003").await;
    visitor.get("/staff/cases/next").await.assert_redirect("/staff/queue");
    app.visitor().get("/staff/cases/next").await.assert_must_sign_in();
}
