//! Twin of `market/accounts/second/take_off.rs`.

use chophien::{
    entities::session,
    infra::refused::Refused,
    kernel::{actor::Actor, ids::AccountId, instant::Instant},
    market::accounts::second::{
        find::is_set,
        take_off::{TakeOffError, take_off},
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};
use time::Duration;

use crate::kit::TestApp;

async fn taken_off(app: &TestApp, by: Actor, account: AccountId, seen: Option<Instant>) -> Option<TakeOffError> {
    let work = app.begin(by).await;
    let end = take_off(&work, account, seen).await;
    work.commit().await.expect("a commit");
    match end {
        Ok(()) => None,
        Err(Refused::No(why)) => Some(why),
        Err(Refused::Broken(error)) => panic!("{error}"),
    }
}

#[tokio::test]
async fn a_colleague_takes_it_off_and_every_session_ends() {
    let app = TestApp::new().await;
    let (tam, hanh) = (app.tam().await, app.hanh().await);
    app.second_factor(hanh).await;
    let _in = app.visitor_as(hanh).await;
    assert!(taken_off(&app, Actor::Account(tam), hanh, Some(app.now())).await.is_none());
    assert!(!is_set(&app.db.read, hanh).await.unwrap());
    assert_eq!(session::Entity::find().count(&app.db.read).await.unwrap(), 0);
    let again = taken_off(&app, Actor::Account(tam), hanh, None).await;
    assert!(matches!(again, Some(TakeOffError::NotSet)), "{again:?}");
}

#[tokio::test]
async fn nobody_takes_her_own_off() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    app.second_factor(tam).await;
    let end = taken_off(&app, Actor::Account(tam), tam, None).await;
    assert!(matches!(end, Some(TakeOffError::Own)), "{end:?}");
    assert!(is_set(&app.db.read, tam).await.unwrap());
    assert!(taken_off(&app, Actor::System, tam, None).await.is_none(), "an operator may");
}

#[tokio::test]
async fn one_that_was_set_anew_since_it_was_seen_stays() {
    let app = TestApp::new().await;
    let (tam, hanh) = (app.tam().await, app.hanh().await);
    let seen = app.now();
    app.later(Duration::MINUTE);
    app.second_factor(hanh).await;
    let end = taken_off(&app, Actor::Account(tam), hanh, Some(seen)).await;
    assert!(matches!(end, Some(TakeOffError::NotSet)), "{end:?}");
    assert!(is_set(&app.db.read, hanh).await.unwrap());
}
