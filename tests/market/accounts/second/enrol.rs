//! Twin of `market/accounts/second/enrol.rs`.

use chophien::{
    entities::{recovery_code, second_factor},
    infra::refused::Refused,
    kernel::{actor::Actor, ids::AccountId},
    market::accounts::second::{
        enrol::{EnrolError, enrol},
        find::standing,
        pass::Passed,
        totp::{Shared, step},
    },
};
use sea_orm::EntityTrait;

use super::tried;
use crate::kit::{TestApp, world::SHARED};

async fn refused(app: &TestApp, account: AccountId) -> EnrolError {
    let work = app.begin(Actor::System).await;
    let end = enrol(&work, &app.secret, account, (&Shared::by_chance(), 0)).await;
    let Err(Refused::No(why)) = end else { panic!("it was set") };
    work.commit().await.expect("a commit");
    why
}

#[tokio::test]
async fn a_key_is_kept_sealed_and_ten_codes_hashed() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    let work = app.begin(Actor::Account(hanh)).await;
    let codes = enrol(&work, &app.secret, hanh, (&SHARED, 0)).await.expect("set");
    work.commit().await.expect("a commit");
    assert_eq!(codes.len(), 10);
    let row = second_factor::Entity::find().one(&app.db.read).await.unwrap().expect("hers");
    assert!(!row.sealed.contains(&SHARED.text()) && Shared::open(&app.secret, hanh, &row.sealed) == Some(SHARED));
    let kept = recovery_code::Entity::find().all(&app.db.read).await.unwrap();
    assert_eq!(kept.len(), 10);
    let plain = |kept: &recovery_code::Model| codes.iter().any(|code| kept.code_hash.contains(&code.replace('-', "")));
    assert!(!kept.iter().any(plain), "none of them can be read");
    assert_eq!(standing(&app.db.read, hanh).await.unwrap().expect("hers").codes_left, 10);
}

#[tokio::test]
async fn the_first_code_is_used_up_by_setting_it() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    let work = app.begin(Actor::Account(hanh)).await;
    enrol(&work, &app.secret, hanh, (&SHARED, step(app.now()))).await.expect("set");
    work.commit().await.expect("a commit");
    assert_eq!(tried(&app, hanh, &app.code_of_the_app()).await, Passed::Wrong);
    app.later(time::Duration::seconds(30));
    assert_eq!(tried(&app, hanh, &app.code_of_the_app()).await, Passed::ByApp);
}

#[tokio::test]
async fn nobody_has_two_and_nobody_who_is_not_there_has_one() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    app.second_factor(hanh).await;
    assert!(matches!(refused(&app, hanh).await, EnrolError::Already));
    assert!(matches!(refused(&app, AccountId(404)).await, EnrolError::NoAccount));
    assert_eq!(tried(&app, hanh, &app.code_of_the_app()).await, Passed::ByApp, "hers is as it was");
}
