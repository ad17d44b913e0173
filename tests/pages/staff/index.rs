//! Twin of `pages/staff/index.rs`, and who may enter what under `/staff`.

use super::waiting_shop;
use crate::kit::TestApp;

const FOR_ADMINS: [&str; 4] = ["/staff/jobs", "/staff/roles", "/staff/documents", "/staff/documents/privacy/vi"];
const FOR_STAFF: [&str; 2] = ["/staff", "/staff/log"];

#[tokio::test]
async fn a_stranger_is_led_to_sign_in() {
    let app = TestApp::new().await;
    for path in FOR_STAFF.iter().chain(&FOR_ADMINS) {
        app.visitor().get(path).await.assert_must_sign_in();
    }
}

#[tokio::test]
async fn for_everybody_else_there_is_no_such_page() {
    let app = TestApp::new().await;
    let (lan, sung, dung) = (app.lan().await, app.sung().await, app.dung().await);
    for person in [lan, sung, dung] {
        let mut visitor = app.visitor_as(person).await;
        for path in FOR_STAFF.iter().chain(&FOR_ADMINS) {
            visitor.get(path).await.assert_not_found();
        }
    }
}

#[tokio::test]
async fn a_moderator_sees_the_log_and_no_administrator_page() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    let mut visitor = app.visitor_as(hanh).await;
    for path in FOR_STAFF {
        visitor.get(path).await.assert_ok();
    }
    for path in FOR_ADMINS {
        visitor.get(path).await.assert_not_found();
    }
}

#[tokio::test]
async fn a_moderator_is_told_how_many_wait() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    let mut visitor = app.visitor_as(hanh).await;
    visitor.get("/staff").await.assert_ok().assert_sees("Không còn gì phải duyệt");
    waiting_shop(&app, "Ong Sình").await;
    visitor.get("/staff").await.assert_ok().assert_sees("1 mục đang chờ, lâu nhất từ");
}

#[tokio::test]
async fn an_administrator_sees_them_all() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let mut visitor = app.visitor_as(tam).await;
    for path in FOR_STAFF.iter().chain(&FOR_ADMINS) {
        visitor.get(path).await.assert_ok();
    }
}
