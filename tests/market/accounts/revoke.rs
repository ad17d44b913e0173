//! Twin of `market/accounts/revoke.rs`.

use chophien::{
    entities::role,
    infra::refused::Refused,
    kernel::{actor::Actor, ids::AccountId},
    market::accounts::{
        Role, find,
        grant::Grant,
        revoke::{RevokeError, revoke},
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::TestApp;

fn everywhere(account_id: AccountId, role: Role) -> Grant {
    Grant { account_id, role, unit_code: None }
}

async fn has(app: &TestApp, account: AccountId, role: Role) -> bool {
    find::person(&app.db.read, account, 0).await.unwrap().expect("the person").has(role)
}

#[tokio::test]
async fn a_revoked_role_holds_no_longer_and_its_row_stays() {
    let app = TestApp::new().await;
    let (tam, hanh) = (app.tam().await, app.hanh().await);
    let work = app.begin(Actor::Account(tam)).await;
    revoke(&work, everywhere(hanh, Role::Moderator), None).await.unwrap();
    work.commit().await.unwrap();
    assert!(!has(&app, hanh, Role::Moderator).await);
    assert_eq!(role::Entity::find().count(&app.db.read).await.unwrap(), 2);
}

#[tokio::test]
async fn a_role_that_was_given_again_since_it_was_seen_stays() {
    let app = TestApp::new().await;
    let (tam, hanh) = (app.tam().await, app.hanh().await);
    let seen = app.now();
    let work = app.begin(Actor::Account(tam)).await;
    revoke(&work, everywhere(hanh, Role::Moderator), Some(seen)).await.unwrap();
    work.commit().await.unwrap();
    app.later(time::Duration::MINUTE);
    app.grant(hanh, Role::Moderator, None).await;
    let work = app.begin(Actor::Account(tam)).await;
    let late = revoke(&work, everywhere(hanh, Role::Moderator), Some(seen)).await;
    assert!(matches!(late, Err(Refused::No(RevokeError::NotGranted))), "{late:?}");
    work.commit().await.unwrap();
    assert!(has(&app, hanh, Role::Moderator).await);
    let work = app.begin(Actor::Account(tam)).await;
    revoke(&work, everywhere(hanh, Role::Moderator), Some(app.now())).await.unwrap();
    work.commit().await.unwrap();
    assert!(!has(&app, hanh, Role::Moderator).await);
}

#[tokio::test]
async fn what_was_not_granted_is_not_revoked() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    let work = app.begin(Actor::System).await;
    assert!(matches!(
        revoke(&work, everywhere(hanh, Role::Admin), None).await,
        Err(Refused::No(RevokeError::NotGranted))
    ));
}

#[tokio::test]
async fn an_administrator_keeps_her_own_last_role_but_another_may_take_it() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let work = app.begin(Actor::Account(tam)).await;
    assert!(matches!(
        revoke(&work, everywhere(tam, Role::Admin), None).await,
        Err(Refused::No(RevokeError::OwnLastAdmin))
    ));
    work.commit().await.unwrap();
    assert!(has(&app, tam, Role::Admin).await, "nothing changed");

    let work = app.begin(Actor::System).await;
    revoke(&work, everywhere(tam, Role::Admin), None).await.unwrap();
    work.commit().await.unwrap();
    assert!(!has(&app, tam, Role::Admin).await);
}
