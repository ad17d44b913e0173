//! Twin of `market/accounts/prove.rs`: five tries, ten minutes, once.

use chophien::market::accounts::{Purpose, prove::Try, text_code::Asking};
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
