//! Twin of `pages/seller/members.rs`.

use chophien::market::shops::{
    invitations,
    members::{self, MOST_MEMBERS},
};

use crate::kit::{Answer, Household, TestApp, Visitor};

fn path(my: &Household) -> String {
    format!("/seller/{}/members", my.code)
}

/// Members, and those who are invited.
async fn count(app: &TestApp, my: &Household) -> (usize, usize) {
    let members = members::of_shop(&app.db.read, my.shop).await.expect("members");
    (members.len(), invitations::of_shop(&app.db.read, my.shop).await.expect("invitations").len())
}

#[tokio::test]
async fn the_owner_invites_and_takes_back() {
    let app = TestApp::new().await;
    let (my, _) = (app.my().await, app.lan().await);
    let mut visitor = app.visitor_as(my.account).await;
    let page = visitor.submit(&path(&my), &[("phone", "+84 900 000 001")]).await;
    page.assert_ok().assert_sees("0900 000 001").assert_sees("Đã mời").assert_sees_not("Nguyễn Thị Lan");
    assert_eq!(count(&app, &my).await, (1, 1));
    for _ in 0..2 {
        let page = visitor.submit(&path(&my), &[("remove", "0900000001")]).await;
        page.assert_ok().assert_sees_not("0900 000 001");
    }
    assert_eq!(count(&app, &my).await, (1, 0));
}

#[tokio::test]
async fn the_owner_removes_who_came_in() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    app.invite_in(&my, lan, "0900000001").await;
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&path(&my)).await.assert_ok().assert_sees("Nguyễn Thị Lan").assert_sees_not("Đã mời");
    for _ in 0..2 {
        visitor.submit(&path(&my), &[("remove", "0900000001")]).await.assert_ok().assert_sees_not("Nguyễn Thị Lan");
    }
    assert_eq!(count(&app, &my).await, (1, 0));
}

/// What inviting a number answers, and the page that follows, with the number itself blotted out.
async fn inviting(visitor: &mut Visitor, my: &Household, number: &str, spaced: &str) -> [String; 2] {
    let blot = |answer: &Answer| {
        let location = answer.location().unwrap_or_default();
        let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
        let whole = format!("{} {location} {cookies:?} {}", answer.status, answer.text());
        whole.replace('\u{a0}', " ").replace(number, "·").replace(spaced, "·")
    };
    let answer = visitor.post(&path(my), &[("phone", number)]).await;
    let first = blot(&answer);
    [first, blot(&visitor.follow(answer).await)]
}

#[tokio::test]
async fn a_number_with_an_account_and_one_without_are_answered_alike_to_the_byte() {
    let app = TestApp::new().await;
    let (my, _) = (app.my().await, app.lan().await);
    let mut visitor = app.visitor_as(my.account).await;
    // Once, twice, and again after it was taken back.
    for _ in 0..2 {
        let mut said = Vec::new();
        for (number, spaced) in [("0900000001", "0900 000 001"), ("0900000099", "0900 000 099")] {
            let once = inviting(&mut visitor, &my, number, spaced).await;
            assert!(once[1].contains('·') && once[1].contains("Đã mời"), "{}", once[1]);
            let twice = inviting(&mut visitor, &my, number, spaced).await;
            visitor.submit(&path(&my), &[("remove", number)]).await.assert_ok();
            said.push([once, twice]);
        }
        assert_eq!(said[0], said[1]);
    }
}

#[tokio::test]
async fn a_full_shop_refuses_both_alike() {
    let app = TestApp::new().await;
    let (my, _) = (app.my().await, app.lan().await);
    let mut visitor = app.visitor_as(my.account).await;
    for n in 1..MOST_MEMBERS {
        visitor.submit(&path(&my), &[("phone", &format!("09100000{n:02}"))]).await.assert_ok();
    }
    let known = inviting(&mut visitor, &my, "0900000001", "0900 000 001").await;
    assert!(known[0].starts_with("422") && known[0].contains("nhiều nhất 10 người"), "{}", known[0]);
    assert_eq!(known, inviting(&mut visitor, &my, "0900000099", "0900 000 099").await);
}

#[tokio::test]
async fn what_cannot_be_is_told_at_the_field() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    for phone in ["", "abc", "0900000002"] {
        visitor.post(&path(&my), &[("phone", phone)]).await.assert_refused().assert_field_error("phone");
    }
    visitor.post(&path(&my), &[("remove", "0900000002")]).await.assert_refused().assert_field_error("phone");
    assert_eq!(count(&app, &my).await, (1, 0));
}

#[tokio::test]
async fn a_member_sees_the_others_and_changes_nothing() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    app.invite_in(&my, lan, "0900000001").await;
    app.visitor_as(my.account).await.post(&path(&my), &[("phone", "0900000099")]).await;
    let mut member = app.visitor_as(lan).await;
    let page = member.get(&path(&my)).await;
    page.assert_ok().assert_sees("Vàng Thị Mỷ").assert_has_not("input[name=phone]").assert_sees_not("0900 000 099");
    member.get("/seller/opening").await;
    for (name, number) in [("phone", "0900000098"), ("remove", "0900000001"), ("remove", "0900000099")] {
        member.post(&path(&my), &[(name, number)]).await.assert_not_found();
    }
    assert_eq!(count(&app, &my).await, (2, 1));
}

#[tokio::test]
async fn an_owner_may_not_have_many_numbers_texted() {
    let app = TestApp::with(|config| config.limits.invite_per_hour = 2).await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    for phone in ["0900000091", "0900000092"] {
        visitor.submit(&path(&my), &[("phone", phone)]).await.assert_ok().assert_sees("Đã gửi lời mời");
    }
    visitor.post(&path(&my), &[("phone", "0900000093")]).await.assert_refused().assert_sees("Xin đợi một giờ");
    assert_eq!(count(&app, &my).await, (1, 2));
}
