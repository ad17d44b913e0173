//! Twin of `market/accounts/safety/ask_number_for.rs`.

use chophien::{
    kernel::{actor::Actor, ids::AccountId},
    market::accounts::{
        NumberReason,
        safety::{ask_number_for::ask_number_for, numbers},
    },
};

use super::{NEW, phone, texting};
use crate::kit::TestApp;

async fn ask(app: &TestApp, moderator: AccountId, person: AccountId) {
    let work = app.begin(Actor::AtRequest { account: moderator, person }).await;
    let why = (moderator, NumberReason::Lost);
    ask_number_for(&work, &texting(app), why, person, &phone(NEW)).await.expect("asked");
    work.commit().await.expect("a commit");
    app.work_off().await;
}

#[tokio::test]
async fn a_code_goes_to_the_new_number_once_and_only_who_asked_goes_on_with_it() {
    let app = TestApp::new().await;
    let (lan, hanh, tam) = (app.lan().await, app.hanh().await, app.tam().await);
    ask(&app, hanh, lan).await;
    ask(&app, hanh, lan).await;
    assert_eq!(app.texts().len(), 1);
    let of = async |moderator| {
        let found = numbers::under_way_for(&app.db.read, (moderator, lan), &phone(NEW), app.now()).await;
        found.expect("codes").map(|under_way| (under_way.to, under_way.old))
    };
    assert_eq!((of(hanh).await, of(tam).await), (Some((phone(NEW), None)), None));
}
