//! Twin of `pages/account/buttons.rs`.

use chophien::{
    kernel::ids::AccountId,
    market::shops::{invitations, members},
};

use crate::kit::{Household, TestApp, Visitor};

const PATH: &str = "/account/invitations";

/// Mỷ has invited a number through her page.
async fn invited(app: &TestApp, number: &str) -> Household {
    let my = app.my().await;
    let path = format!("/seller/{}/members", my.code);
    app.visitor_as(my.account).await.submit(&path, &[("phone", number)]).await.assert_ok();
    my
}

/// Somebody who has opened her account, and so has a form.
async fn at_her_account(app: &TestApp, account: AccountId) -> Visitor {
    let mut visitor = app.visitor_as(account).await;
    visitor.get("/account").await.assert_ok();
    visitor
}

/// Members, and those who are invited.
async fn count(app: &TestApp, my: &Household) -> (usize, usize) {
    let members = members::of_shop(&app.db.read, my.shop).await.expect("members");
    (members.len(), invitations::of_shop(&app.db.read, my.shop).await.expect("invitations").len())
}

#[tokio::test]
async fn whoever_accepts_is_led_to_the_orders_of_the_shop() {
    let app = TestApp::new().await;
    let (my, lan) = (invited(&app, "0900000001").await, app.lan().await);
    let mut visitor = app.visitor_as(lan).await;
    let page = visitor.get("/account").await;
    page.assert_ok().assert_sees("Gian hàng Mật ong Mỷ mời bà con");
    let code = page.value("shop").expect("the shop's code in the form");
    let answer = visitor.post(PATH, &[("shop", &code), ("answer", "accept")]).await;
    answer.assert_redirect(&format!("/seller/{}", my.code));
    visitor.follow(answer).await.assert_ok().assert_sees("Bà con đã vào gian hàng Mật ong Mỷ");
    visitor.get("/account").await.assert_has_not("input[name=shop]");
    assert_eq!(count(&app, &my).await, (2, 0));
}

#[tokio::test]
async fn whoever_declines_stays_out() {
    let app = TestApp::new().await;
    let (my, lan) = (invited(&app, "0900000001").await, app.lan().await);
    let mut visitor = at_her_account(&app, lan).await;
    for _ in 0..2 {
        let page = visitor.submit(PATH, &[("shop", &my.code), ("answer", "decline")]).await;
        page.assert_ok().assert_sees("Đã trả lời không nhận").assert_has_not("input[name=shop]");
    }
    visitor.get(&format!("/seller/{}", my.code)).await.assert_not_found();
    assert_eq!(count(&app, &my).await, (1, 0));
}

#[tokio::test]
async fn nobody_answers_for_another_number() {
    let app = TestApp::new().await;
    let (my, lan) = (invited(&app, "0900000099").await, app.lan().await);
    let mut visitor = app.visitor_as(lan).await;
    visitor.get("/account").await.assert_ok().assert_has_not("input[name=shop]");
    for (code, answer) in [(my.code.as_str(), "accept"), (my.code.as_str(), "decline"), ("nosuch", "accept")] {
        visitor.submit(PATH, &[("shop", code), ("answer", answer)]).await.assert_ok();
        assert_eq!(count(&app, &my).await, (1, 1), "{code} {answer}");
    }
    let mine = visitor.submit(PATH, &[("shop", &my.code), ("answer", "accept")]).await;
    let none = visitor.submit(PATH, &[("shop", "nosuch"), ("answer", "accept")]).await;
    assert_eq!(mine.text(), none.text(), "the answer does not tell whether somebody else was invited");
    mine.assert_sees("Lời mời này không còn nữa");
    visitor.get(&format!("/seller/{}", my.code)).await.assert_not_found();
}

#[tokio::test]
async fn a_stale_form_or_no_answer_changes_nothing() {
    let app = TestApp::new().await;
    let (my, lan) = (invited(&app, "0900000001").await, app.lan().await);
    let mut visitor = at_her_account(&app, lan).await;
    let code = my.code.as_str();
    for fields in [
        &[("shop", code), ("answer", "accept"), ("csrf", "")][..],
        &[("shop", code), ("answer", "perhaps")],
        &[("answer", "accept")],
    ] {
        visitor.submit(PATH, fields).await.assert_ok().assert_sees("bấm gửi lại");
    }
    assert_eq!(count(&app, &my).await, (1, 1));
}

#[tokio::test]
async fn the_invitation_speaks_english_too() {
    let app = TestApp::new().await;
    invited(&app, "0900000001").await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    visitor.post("/language", &[("language", "en")]).await;
    visitor.get("/account").await.assert_ok().assert_sees("asks you to sell with them").assert_sees("Decline");
}
