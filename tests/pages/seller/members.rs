//! Twin of `pages/seller/members.rs`.

use chophien::market::shops::members;

use crate::kit::{Household, TestApp};

fn path(my: &Household) -> String {
    format!("/seller/{}/members", my.code)
}

async fn count(app: &TestApp, my: &Household) -> usize {
    members::of_shop(&app.db.read, my.shop).await.expect("members").len()
}

#[tokio::test]
async fn the_owner_adds_and_removes() {
    let app = TestApp::new().await;
    let (my, _) = (app.my().await, app.lan().await);
    let mut visitor = app.visitor_as(my.account).await;
    let page = visitor.submit(&path(&my), &[("phone", "+84 900 000 001")]).await;
    page.assert_ok().assert_sees("Nguyễn Thị Lan");
    assert_eq!(count(&app, &my).await, 2);
    for _ in 0..2 {
        visitor.submit(&path(&my), &[("remove", "0900000001")]).await.assert_ok().assert_sees_not("Nguyễn Thị Lan");
    }
    assert_eq!(count(&app, &my).await, 1);
}

#[tokio::test]
async fn what_cannot_be_is_told_at_the_field() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    for phone in ["", "abc", "0900000099", "0900000002"] {
        visitor.post(&path(&my), &[("phone", phone)]).await.assert_refused().assert_field_error("phone");
    }
    visitor.post(&path(&my), &[("remove", "0900000002")]).await.assert_refused().assert_field_error("phone");
    assert_eq!(count(&app, &my).await, 1);
}

#[tokio::test]
async fn a_member_sees_the_others_and_changes_nothing() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    app.visitor_as(my.account).await.post(&path(&my), &[("phone", "0900000001")]).await;
    let mut member = app.visitor_as(lan).await;
    member.get(&path(&my)).await.assert_ok().assert_sees("Vàng Thị Mỷ").assert_has_not("input[name=phone]");
    member.get("/seller/open").await;
    member.post(&path(&my), &[("phone", "0900000002")]).await.assert_not_found();
    member.post(&path(&my), &[("remove", "0900000001")]).await.assert_not_found();
    assert_eq!(count(&app, &my).await, 2);
}

#[tokio::test]
async fn an_owner_may_not_ask_about_many_numbers() {
    let app = TestApp::with(|config| config.limits.look_up_per_hour = 2).await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    for phone in ["0900000091", "0900000092"] {
        visitor.post(&path(&my), &[("phone", phone)]).await.assert_sees("chưa có tài khoản");
    }
    visitor.post(&path(&my), &[("phone", "0900000093")]).await.assert_refused().assert_sees("Xin đợi một giờ");
}
