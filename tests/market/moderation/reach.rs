//! Twin of `market/moderation/reach.rs`.

use chophien::{
    kernel::ids::{AccountId, UnitCode},
    market::{
        accounts::{Role, find},
        moderation::reach::Reach,
    },
};

use crate::kit::{
    TestApp,
    world::{BA_DINH, HOANG_SU_PHI, MEO_VAC},
};

async fn reach(app: &TestApp, account: AccountId) -> Reach {
    let person = find::person(&app.db.read, account, 0).await.expect("accounts").expect("a person");
    Reach::of(&person)
}

fn covers(reach: &Reach) -> [bool; 3] {
    [MEO_VAC, HOANG_SU_PHI, BA_DINH].map(|code| reach.covers(&UnitCode(code.into())))
}

#[tokio::test]
async fn a_role_reaches_as_far_as_it_was_granted() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    assert_eq!(covers(&reach(&app, hanh).await), [true, true, true]);
    let commune = app.account("Giàng Thị Dở", "0900000041").await;
    app.grant(commune, Role::Moderator, Some(MEO_VAC)).await;
    assert_eq!(covers(&reach(&app, commune).await), [true, false, false]);
    let province = app.account("Lò Thị Mai", "0900000042").await;
    app.grant(province, Role::Moderator, Some("08")).await;
    assert_eq!(covers(&reach(&app, province).await), [true, true, false]);
}

#[tokio::test]
async fn other_roles_reach_nothing_here() {
    let app = TestApp::new().await;
    let (sung, tam) = (app.sung().await, app.tam().await);
    for account in [sung, tam] {
        assert_eq!(covers(&reach(&app, account).await), [false; 3]);
    }
}
