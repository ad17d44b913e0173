//! Twin of `market/accounts/still_may.rs`: rule 19.

use chophien::{
    entities::role,
    infra::{
        refused::Refused,
        sessions::{self, SessionKey, SignIn, device::Device},
    },
    kernel::{actor::Actor, ids::AccountId},
    market::accounts::{
        Role,
        grant::Grant,
        revoke::revoke,
        still_may::{Asked, Ended, still_may},
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use time::Duration;

use crate::kit::TestApp;

async fn signed_in(app: &TestApp, account: AccountId) -> SignIn {
    let sign_in = SignIn { session: SessionKey::of("a session"), account, epoch: 0 };
    let work = app.begin(Actor::System).await;
    sessions::keep(&work, &sign_in, Device::default(), app.now().after(Duration::days(30))).await.expect("kept");
    work.commit().await.expect("a commit");
    sign_in
}

async fn ask(app: &TestApp, sign_in: &SignIn, roles: &[Role]) -> Option<Ended> {
    ask_for(app, sign_in, Asked { roles, working_day: Duration::hours(12), proved_within: None }).await
}

async fn ask_for(app: &TestApp, sign_in: &SignIn, asked: Asked<'_>) -> Option<Ended> {
    let work = app.begin(Actor::Account(sign_in.account)).await;
    match still_may(&work, sign_in, asked).await {
        Ok(()) => None,
        Err(Refused::No(ended)) => Some(ended),
        Err(Refused::Broken(error)) => panic!("{error}"),
    }
}

#[tokio::test]
async fn a_session_that_stands_may_and_one_that_was_ended_may_not() {
    let app = TestApp::new().await;
    let sign_in = signed_in(&app, app.lan().await).await;
    assert_eq!(ask(&app, &sign_in, &[]).await, None);
    let work = app.begin(Actor::System).await;
    sessions::end(&work, &sign_in.session).await.expect("ended");
    work.commit().await.expect("a commit");
    assert_eq!(ask(&app, &sign_in, &[]).await, Some(Ended::Session));
}

#[tokio::test]
async fn a_session_is_over_when_its_time_is_and_when_the_epoch_was_counted_up() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let sign_in = signed_in(&app, lan).await;
    let row = chophien::entities::account::Entity::find_by_id(lan).one(&app.db.read).await.unwrap().unwrap();
    let mut row = row.into_active_model();
    row.session_epoch = Set(1);
    row.update(&app.db.write).await.unwrap();
    assert_eq!(ask(&app, &sign_in, &[]).await, Some(Ended::Session));

    let app = TestApp::new().await;
    let sign_in = signed_in(&app, app.lan().await).await;
    app.later(Duration::days(31));
    assert_eq!(ask(&app, &sign_in, &[]).await, Some(Ended::Session));
}

#[tokio::test]
async fn somebody_elses_session_is_nobodys() {
    let app = TestApp::new().await;
    let sign_in = signed_in(&app, app.lan().await).await;
    let stolen = SignIn { account: app.tam().await, ..sign_in };
    assert_eq!(ask(&app, &stolen, &[]).await, Some(Ended::Session));
}

#[tokio::test]
async fn one_of_the_roles_is_enough_and_a_revoked_one_is_none() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    let sign_in = signed_in(&app, hanh).await;
    assert_eq!(ask(&app, &sign_in, &[Role::Moderator, Role::Admin]).await, None);
    assert_eq!(ask(&app, &sign_in, &[Role::Admin]).await, Some(Ended::Role));
    let work = app.begin(Actor::System).await;
    revoke(&work, Grant { account_id: hanh, role: Role::Moderator, unit_code: None }, None).await.expect("revoked");
    work.commit().await.expect("a commit");
    assert_eq!(ask(&app, &sign_in, &[Role::Moderator, Role::Admin]).await, Some(Ended::Role));
    let roles = role::Entity::find().all(&app.db.read).await.unwrap();
    assert!(roles.iter().all(|role| role.revoked_at.is_some()));
}

#[tokio::test]
async fn staff_are_in_for_a_working_day_and_everybody_else_for_longer() {
    let app = TestApp::new().await;
    let (lan, hanh, sung) = (app.lan().await, app.hanh().await, app.sung().await);
    let mut all = Vec::new();
    for (id, account) in [("lan", lan), ("hanh", hanh), ("sung", sung)] {
        let sign_in = SignIn { session: SessionKey::of(id), account, epoch: 0 };
        let work = app.begin(Actor::System).await;
        sessions::keep(&work, &sign_in, Device::default(), app.now().after(Duration::days(30))).await.expect("kept");
        work.commit().await.expect("a commit");
        all.push(sign_in);
    }
    app.later(Duration::hours(12) - Duration::SECOND);
    for sign_in in &all {
        assert_eq!(ask(&app, sign_in, &[]).await, None);
    }
    app.later(Duration::SECOND);
    let ended: Vec<_> = futures::future::join_all(all.iter().map(|sign_in| ask(&app, sign_in, &[]))).await;
    assert_eq!(ended, [None, Some(Ended::Session), None]);
    // A right that is given shortens the session in which it is used.
    app.grant(lan, Role::Admin, None).await;
    assert_eq!(ask(&app, &all[0], &[Role::Admin]).await, Some(Ended::Session));
}

#[tokio::test]
async fn a_password_is_believed_for_a_while_where_the_deed_asks_for_it() {
    let app = TestApp::new().await;
    let sign_in = signed_in(&app, app.lan().await).await;
    let within = |minutes| Asked {
        roles: &[],
        working_day: Duration::hours(12),
        proved_within: Some(Duration::minutes(minutes)),
    };
    app.later(Duration::minutes(15));
    assert_eq!(ask_for(&app, &sign_in, within(15)).await, None);
    app.later(Duration::SECOND);
    assert_eq!(ask_for(&app, &sign_in, within(15)).await, Some(Ended::Proof));
    assert_eq!(ask(&app, &sign_in, &[]).await, None, "whatever else she does");
    let work = app.begin(Actor::Account(sign_in.account)).await;
    assert!(sessions::prove(&work, &sign_in.session, app.now()).await.expect("proved"));
    work.commit().await.expect("a commit");
    assert_eq!(ask_for(&app, &sign_in, within(15)).await, None);
}
