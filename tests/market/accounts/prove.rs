//! Twin of `market/accounts/prove.rs`: five tries, ten minutes, once.

use chophien::{
    kernel::actor::Actor,
    market::accounts::{
        Purpose,
        prove::{Checked, Try, check, prove_checked},
        text_code::{Asking, CodeId},
    },
};
use time::Duration;

use super::{NEW, other_than, pending, phone, proved, texted, tried};
use crate::kit::TestApp;

#[tokio::test]
async fn the_right_digits_prove_the_number_once() {
    let app = TestApp::new().await;
    let id = texted(&app, Asking::Reset(phone(NEW))).await;
    let id = {
        app.lan().await;
        id
    };
    let second = texted(&app, Asking::Reset(phone("0900000001"))).await;
    let digits = app.code_texted_to("0900000001");
    assert_eq!(proved(tried(&app, second, Purpose::Reset, &digits).await).phone(), &phone("0900000001"));
    assert!(matches!(tried(&app, second, Purpose::Reset, &digits).await, Try::Spent));
    assert!(matches!(tried(&app, id, Purpose::Reset, &digits).await, Try::Wrong), "one number's digits prove no other");
}

#[tokio::test]
async fn after_five_wrong_tries_the_right_one_comes_too_late() {
    let app = TestApp::new().await;
    let id = texted(&app, Asking::Register(phone(NEW), pending())).await;
    let digits = app.code_texted_to(NEW);
    for _ in 0..4 {
        assert!(matches!(tried(&app, id, Purpose::Register, other_than(&digits)).await, Try::Wrong));
    }
    assert!(matches!(tried(&app, id, Purpose::Register, other_than(&digits)).await, Try::Spent));
    assert!(matches!(tried(&app, id, Purpose::Register, &digits).await, Try::Spent));
}

#[tokio::test]
async fn ten_minutes_later_the_code_opens_nothing() {
    let app = TestApp::new().await;
    let id = texted(&app, Asking::Register(phone(NEW), pending())).await;
    app.later(Duration::minutes(10));
    assert!(matches!(tried(&app, id, Purpose::Register, &app.code_texted_to(NEW)).await, Try::Spent));
}

#[tokio::test]
async fn a_code_for_one_purpose_opens_no_other() {
    let app = TestApp::new().await;
    let id = texted(&app, Asking::Register(phone(NEW), pending())).await;
    assert!(matches!(tried(&app, id, Purpose::Reset, &app.code_texted_to(NEW)).await, Try::Spent));
}

/// One check, committed.
async fn checked(app: &TestApp, id: CodeId, digits: &str) -> Try<Checked> {
    let work = app.begin(Actor::Guest).await;
    let end = check(&work, &app.secret, id, Purpose::Reset, digits).await.expect("a check");
    work.commit().await.expect("committed");
    end
}

/// What was checked is used, committed.
async fn used(app: &TestApp, checked: &Checked) -> Try {
    let work = app.begin(Actor::Guest).await;
    let end = prove_checked(&work, checked).await.expect("a proof");
    work.commit().await.expect("committed");
    end
}

fn right(end: Try<Checked>) -> Checked {
    match end {
        Try::Right(checked) => checked,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn right_digits_are_checked_five_times_at_most_and_proved_once() {
    let app = TestApp::new().await;
    app.lan().await;
    let id = texted(&app, Asking::Reset(phone("0900000001"))).await;
    let digits = app.code_texted_to("0900000001");
    let first = right(checked(&app, id, &digits).await);
    assert!(matches!(checked(&app, id, other_than(&digits)).await, Try::Wrong));
    for _ in 0..2 {
        right(checked(&app, id, &digits).await);
    }
    let last = right(checked(&app, id, &digits).await);
    assert!(matches!(checked(&app, id, &digits).await, Try::Spent), "every try counts");
    assert!(matches!(tried(&app, id, Purpose::Reset, &digits).await, Try::Spent));
    assert_eq!(proved(used(&app, &first).await).phone(), &phone("0900000001"), "what was checked in time is good");
    assert!(matches!(used(&app, &last).await, Try::Spent), "once");
    assert!(matches!(used(&app, &first).await, Try::Spent));
}

#[tokio::test]
async fn five_wrong_checks_spend_a_code() {
    let app = TestApp::new().await;
    let id = texted(&app, Asking::Reset(phone(NEW))).await;
    let digits = "000000";
    for _ in 0..4 {
        assert!(matches!(checked(&app, id, digits).await, Try::Wrong));
    }
    assert!(matches!(checked(&app, id, digits).await, Try::Spent));
    assert!(matches!(tried(&app, id, Purpose::Reset, digits).await, Try::Spent));
}

#[tokio::test]
async fn a_code_that_was_asked_for_with_a_purchase_proves_which() {
    use chophien::kernel::ids::PurchaseId;

    let app = TestApp::new().await;
    let known = texted(&app, Asking::Purchase(phone(NEW), Some(PurchaseId(7)))).await;
    let end = proved(tried(&app, known, Purpose::Purchase, &app.code_texted_to(NEW)).await);
    assert_eq!((end.purchase(), end.accepted().len()), (Some(PurchaseId(7)), 0));
    texted(&app, Asking::Purchase(phone(NEW), None)).await;
    assert!(app.last_text_to(NEW).contains("/orders"), "words instead of a code: {}", app.last_text_to(NEW));
}
