//! Twin of `market/accounts/reset_password.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::accounts::{
        Purpose, find, frozen_until,
        reset_password::{Beside, Reset, ResetPasswordError, reset_password},
        safety::frozen::LASTS,
        text_code::Asking,
    },
};

use super::{NEW, pending, phone, proved, texted, tried};
use crate::kit::TestApp;

#[tokio::test]
async fn a_proved_number_sets_a_new_password_and_ends_every_session() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let id = texted(&app, Asking::Reset(phone("0900000001"))).await;
    let proved = proved(tried(&app, id, Purpose::Reset, &app.code_texted_to("0900000001")).await);
    let work = app.begin(Actor::Guest).await;
    let reset = reset_password(&work, &proved, Beside::KnownBrowser, "new".into()).await.unwrap();
    assert_eq!(reset, Reset { account: lan, epoch: 1, frozen_until: None });
    work.commit().await.unwrap();
    assert!(find::person(&app.db.read, lan, 0).await.unwrap().is_none());
    assert_eq!(frozen_until(&app.db.read, lan, app.now()).await.unwrap(), None);
}

#[tokio::test]
async fn a_code_alone_freezes_the_account_for_three_days() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let id = texted(&app, Asking::Reset(phone("0900000001"))).await;
    let proved = proved(tried(&app, id, Purpose::Reset, &app.code_texted_to("0900000001")).await);
    let work = app.begin(Actor::Guest).await;
    let until = app.now().after(LASTS);
    let reset = reset_password(&work, &proved, Beside::Nothing, "new".into()).await.unwrap();
    assert_eq!(reset, Reset { account: lan, epoch: 1, frozen_until: Some(until) });
    work.commit().await.unwrap();
    assert_eq!(frozen_until(&app.db.read, lan, app.now()).await.unwrap(), Some(until));
    app.later(LASTS);
    assert_eq!(frozen_until(&app.db.read, lan, app.now()).await.unwrap(), None);
}

#[tokio::test]
async fn a_proved_number_without_an_account_sets_nothing() {
    let app = TestApp::new().await;
    let id = texted(&app, Asking::Register(phone(NEW), pending())).await;
    let proved = proved(tried(&app, id, Purpose::Register, &app.code_texted_to(NEW)).await);
    let work = app.begin(Actor::Guest).await;
    assert!(matches!(
        reset_password(&work, &proved, Beside::Nothing, "new".into()).await,
        Err(Refused::No(ResetPasswordError::NoAccount))
    ));
}
