//! Twin of `market/accounts/safety/ask_number.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::accounts::safety::{
        ask_number::{AskNumberError, ask_number},
        frozen::LASTS,
        numbers,
    },
};
use time::Duration;

use super::{LAN, NEW, asked, freeze, phone, texting};
use crate::kit::TestApp;

#[tokio::test]
async fn a_code_goes_to_each_number_and_pressed_twice_no_other() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let first = asked(&app, lan, NEW).await;
    assert_eq!(asked(&app, lan, NEW).await, first);
    assert_eq!(app.texts().len(), 2);
    assert_ne!(app.code_texted_to(NEW), app.code_texted_to(LAN));
    app.later(Duration::minutes(3));
    assert_ne!(asked(&app, lan, NEW).await, first, "later she gets others");
    assert_eq!(app.texts().len(), 4);
    assert_eq!(asked(&app, lan, "0900000102").await.to, phone("0900000102"), "what was asked last counts");
}

#[tokio::test]
async fn a_number_of_somebody_else_is_told_to_its_owner_alone() {
    let app = TestApp::new().await;
    let (lan, _) = (app.lan().await, app.hanh().await);
    let known = asked(&app, lan, "0900000003").await;
    let words = app.last_text_to("0900000003");
    assert!(words.contains("Chua doi gi"), "{words}");
    assert!(!words.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 6), "no digits: {words}");
    assert!(app.texts().iter().all(|text| text.words.chars().count() <= 160 && text.words.is_ascii()));
    assert_eq!(known.to, phone("0900000003"), "and it is under way as any other is");
}

#[tokio::test]
async fn ten_minutes_later_nothing_is_under_way() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    asked(&app, lan, NEW).await;
    app.later(Duration::minutes(10));
    assert_eq!(numbers::under_way(&app.db.read, &phone(LAN), app.now()).await.expect("codes"), None);
    let work = app.begin(Actor::Account(lan)).await;
    ask_number(&work, &texting(&app), (lan, &phone(LAN)), &phone(NEW)).await.expect("asked again");
}

#[tokio::test]
async fn a_frozen_account_asks_in_vain_until_it_is_free() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    freeze(&app, lan).await;
    let work = app.begin(Actor::Account(lan)).await;
    let asked_for = ask_number(&work, &texting(&app), (lan, &phone(LAN)), &phone(NEW)).await;
    assert!(matches!(asked_for, Err(Refused::No(AskNumberError::Frozen(until))) if until == app.now().after(LASTS)));
    work.commit().await.expect("a commit");
    app.work_off().await;
    assert_eq!(app.texts().len(), 0);
    app.later(LASTS);
    assert_eq!(asked(&app, lan, NEW).await.to, phone(NEW));
}
