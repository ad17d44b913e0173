//! Twin of `market/accounts/change_password.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::{actor::Actor, ids::AccountId},
    market::accounts::{
        change_password::{ChangePasswordError, NewPassword, change_password},
        find,
    },
};

use crate::kit::TestApp;

async fn changed(
    app: &TestApp,
    account: AccountId,
    compared_with: String,
) -> Result<i32, Refused<ChangePasswordError>> {
    let work = app.begin(Actor::Account(account)).await;
    let epoch = change_password(&work, account, NewPassword { compared_with, hash: "new".into() }).await?;
    work.commit().await?;
    Ok(epoch)
}

#[tokio::test]
async fn a_new_password_ends_the_sessions_before_it() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let known = find::credentials_of(&app.db.read, lan).await.unwrap().expect("hers");
    assert_eq!(changed(&app, lan, known.password_hash).await.unwrap(), 1);
    assert!(find::person(&app.db.read, lan, 0).await.unwrap().is_none());
    assert!(find::person(&app.db.read, lan, 1).await.unwrap().is_some());
}

#[tokio::test]
async fn a_password_changed_meanwhile_is_not_written_over() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let end = changed(&app, lan, "another hash".into()).await;
    assert!(matches!(end, Err(Refused::No(ChangePasswordError::Outdated))));
    assert!(find::person(&app.db.read, lan, 0).await.unwrap().is_some(), "her sessions go on");
}
