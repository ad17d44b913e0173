//! Twin of `market/accounts/second/renew_codes.rs`.

use chophien::{
    kernel::actor::Actor,
    market::accounts::second::{find::standing, pass::Passed, renew_codes::renew_codes},
};

use super::tried;
use crate::kit::TestApp;

#[tokio::test]
async fn new_codes_hold_and_those_of_before_do_not() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    let before = app.second_factor(hanh).await;
    assert_eq!(tried(&app, hanh, &before[0]).await, Passed::ByRecovery(9));
    let work = app.begin(Actor::Account(hanh)).await;
    let codes = renew_codes(&work, &app.secret, hanh).await.expect("made");
    work.commit().await.expect("a commit");
    assert_eq!(standing(&app.db.read, hanh).await.unwrap().expect("hers").codes_left, 10);
    assert_eq!(tried(&app, hanh, &before[1]).await, Passed::Wrong);
    assert_eq!(tried(&app, hanh, &codes[0]).await, Passed::ByRecovery(9));
    assert_eq!(tried(&app, hanh, &app.code_of_the_app()).await, Passed::ByApp, "the key is as it was");
}
