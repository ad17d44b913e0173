//! Twins of `market/accounts/second/`.

mod end;
mod enrol;
mod pass;
mod renew_codes;
mod take_off;

use chophien::{
    kernel::{actor::Actor, ids::AccountId},
    market::accounts::second::pass::{Passed, pass},
};

use crate::kit::TestApp;

/// One try, committed.
async fn tried(app: &TestApp, account: AccountId, typed: &str) -> Passed {
    let work = app.begin(Actor::Account(account)).await;
    let passed = pass(&work, &app.secret, account, typed).await.expect("a try");
    work.commit().await.expect("a commit");
    passed
}
