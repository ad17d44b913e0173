//! Twin of `market/accounts/text_code.rs`.

use chophien::{
    entities::texted_code,
    kernel::actor::Actor,
    market::accounts::{
        Purpose,
        prove::Try,
        text_code::{Asking, Texting, text_again, text_code},
    },
};
use sea_orm::EntityTrait;
use time::Duration;

use super::{NEW, pending, phone, texted, texting, tried};
use crate::kit::TestApp;

#[tokio::test]
async fn the_code_goes_to_the_number_and_only_its_hash_is_kept() {
    let app = TestApp::new().await;
    texted(&app, Asking::Register(phone(NEW), pending())).await;
    let digits = app.code_texted_to(NEW);
    let row = texted_code::Entity::find().one(&app.db.read).await.unwrap().expect("a row");
    assert!(!row.code_hash.contains(&digits), "{}", row.code_hash);
    assert!(app.last_text_to(NEW).is_ascii(), "tones would make the text three times as dear");
}

#[tokio::test]
async fn a_known_number_gets_words_instead_of_a_code_and_nothing_waits_for_it() {
    let app = TestApp::new().await;
    app.lan().await;
    texted(&app, Asking::Register(phone("0900000001"), pending())).await;
    assert!(app.last_text_to("0900000001").contains("/reset"), "{}", app.last_text_to("0900000001"));
    let row = texted_code::Entity::find().one(&app.db.read).await.unwrap().expect("a row, as for any number");
    assert_eq!(row.pending, None);
}

#[tokio::test]
async fn an_unknown_number_that_asks_to_reset_is_told_how_to_register() {
    let app = TestApp::new().await;
    texted(&app, Asking::Reset(phone(NEW))).await;
    assert!(app.last_text_to(NEW).contains("/register"), "{}", app.last_text_to(NEW));
}

#[tokio::test]
async fn a_new_code_makes_the_earlier_one_of_the_same_browser_worthless_and_no_other() {
    let app = TestApp::new().await;
    let first = texted(&app, Asking::Register(phone(NEW), pending())).await;
    let digits = app.code_texted_to(NEW);
    let elsewhere = texted(&app, Asking::Register(phone(NEW), pending())).await;
    let digits_elsewhere = app.code_texted_to(NEW);
    let work = app.begin(Actor::Guest).await;
    let again = Texting { earlier: Some(first), ..texting(&app) };
    text_code(&work, &again, Asking::Register(phone(NEW), pending())).await.unwrap();
    work.commit().await.unwrap();
    assert!(matches!(tried(&app, first, Purpose::Register, &digits).await, Try::Spent));
    let row = texted_code::Entity::find_by_id(first.0).one(&app.db.read).await.unwrap().expect("the first");
    assert_eq!(row.pending, None, "what opens nothing keeps nothing");
    assert!(matches!(tried(&app, elsewhere, Purpose::Register, &digits_elsewhere).await, Try::Right(_)));
}

#[tokio::test]
async fn a_code_to_sign_in_goes_to_an_account_and_words_to_any_other_number() {
    let app = TestApp::new().await;
    app.lan().await;
    let id = texted(&app, Asking::SignIn(phone("0900000001"))).await;
    assert!(app.last_text_to("0900000001").is_ascii());
    let digits = app.code_texted_to("0900000001");
    assert!(matches!(tried(&app, id, Purpose::Reset, &digits).await, Try::Spent), "it is for nothing else");
    assert!(matches!(tried(&app, id, Purpose::SignIn, &digits).await, Try::Right(_)));
    texted(&app, Asking::SignIn(phone(NEW))).await;
    assert!(app.last_text_to(NEW).contains("/register"), "{}", app.last_text_to(NEW));
}

#[tokio::test]
async fn a_code_sent_again_stands_for_the_same_registration() {
    let app = TestApp::new().await;
    let first = texted(&app, Asking::Register(phone(NEW), pending())).await;
    app.later(Duration::minutes(11));
    let work = app.begin(Actor::Guest).await;
    let second = text_again(&work, &texting(&app), first).await.unwrap().expect("within the hour");
    work.commit().await.unwrap();
    app.work_off().await;
    assert!(matches!(tried(&app, first, Purpose::Register, "000000").await, Try::Spent), "instead of the first");
    let end = tried(&app, second, Purpose::Register, &app.code_texted_to(NEW)).await;
    assert_eq!(super::proved(end).pending().map(|(_, p)| p), Some(pending()));
}

#[tokio::test]
async fn after_an_hour_one_begins_again() {
    let app = TestApp::new().await;
    let first = texted(&app, Asking::Register(phone(NEW), pending())).await;
    app.later(Duration::minutes(61));
    let work = app.begin(Actor::Guest).await;
    assert_eq!(text_again(&work, &texting(&app), first).await.unwrap(), None);
}
