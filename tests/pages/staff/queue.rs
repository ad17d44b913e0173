//! Twin of `pages/staff/queue.rs`.

use chophien::market::accounts::Role;

use super::{waiting_product, waiting_shop};
use crate::kit::{TestApp, world::HOANG_SU_PHI};

#[tokio::test]
async fn what_waits_is_listed_with_how_long() {
    let app = TestApp::new().await;
    let my = app.my().await;
    waiting_shop(&app, "Ong Sình").await;
    app.later(time::Duration::hours(3));
    waiting_product(&app, &my, "Sáp ong").await;
    app.later(time::Duration::minutes(10));
    let hanh = app.hanh().await;
    waiting_product(&app, &my, "Phấn hoa").await;
    let page = app.visitor_as(hanh).await.get("/staff/queue").await;
    page.assert_ok()
        .assert_sees("vừa gửi")
        .assert_sees("chờ 3 giờ")
        .assert_sees("chờ 10 phút")
        .assert_sees("Xã Mèo Vạc");
    assert_eq!(page.all(".queue a"), ["Ong Sình", "Sáp ong", "Phấn hoa"]);
}

#[tokio::test]
async fn an_empty_queue_says_so() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    app.visitor_as(hanh).await.get("/staff/queue").await.assert_ok().assert_sees("Không còn gì phải duyệt");
}

#[tokio::test]
async fn a_moderator_of_another_commune_sees_nothing_of_it() {
    let app = TestApp::new().await;
    let id = waiting_shop(&app, "Ong Sình").await;
    let other = app.account("Giàng Thị Dở", "0900000041").await;
    app.grant(other, Role::Moderator, Some(HOANG_SU_PHI)).await;
    let mut other = app.visitor_as(other).await;
    other.get("/staff/queue").await.assert_ok().assert_sees_not("Ong Sình");
    other.get(&format!("/staff/cases/shop/{id}")).await.assert_not_found();
}

#[tokio::test]
async fn the_queue_is_for_moderators() {
    let app = TestApp::new().await;
    let (lan, tam, dung) = (app.lan().await, app.tam().await, app.dung().await);
    for account in [lan, tam, dung] {
        app.visitor_as(account).await.get("/staff/queue").await.assert_not_found();
    }
    app.visitor().get("/staff/queue").await.assert_must_sign_in();
}
