//! Twins of `market/accounts/bars/`: nobody comes in with a barred account, by whatever way.

mod bar;
mod let_in;

use chophien::{
    kernel::{actor::Actor, ids::AccountId},
    market::accounts::bars,
};
use time::Date;

use crate::kit::{TestApp, claims};

/// By Tâm, who is an administrator.
async fn barred(app: &TestApp, tam: AccountId, account: AccountId, until: Option<Date>) {
    let work = app.begin(Actor::Account(tam)).await;
    let claimed = claims::account(&work, account).await;
    bars::bar::bar(&work, claimed, "Mạo danh người khác.".to_owned(), until).await.expect("barred");
    work.commit().await.expect("a commit");
}
