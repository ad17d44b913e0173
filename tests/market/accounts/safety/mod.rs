//! Twins of `market/accounts/safety/`.

mod ask_number;
mod ask_number_for;
mod change_number;
mod change_number_for;
mod end_other_sessions;
mod end_session;
mod frozen;
mod prove_again;

use chophien::{
    entities::{account, event, session},
    infra::sessions::{self, SessionKey, SignIn, device::Device},
    kernel::{actor::Actor, ids::AccountId},
    market::accounts::{
        Purpose,
        prove::{Proved, Try, prove},
        safety::{
            ask_number::ask_number,
            frozen::LASTS,
            numbers::{self, UnderWay},
        },
        text_code::CodeId,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, sea_query::Expr};
use time::Duration;

use super::{phone, texting};
use crate::kit::TestApp;

const LAN: &str = "0900000001";
const NEW: &str = "0900000101";

/// A session of an account, whose id is this.
async fn signed_in(app: &TestApp, account: AccountId, id: &str) -> SignIn {
    let sign_in = SignIn { session: SessionKey::of(id), account, epoch: 0 };
    let work = app.begin(Actor::System).await;
    sessions::keep(&work, &sign_in, Device::default(), app.now().after(Duration::days(30))).await.expect("kept");
    work.commit().await.expect("a commit");
    sign_in
}

async fn sessions(app: &TestApp) -> u64 {
    session::Entity::find().count(&app.db.read).await.expect("sessions")
}

/// Lan's account is frozen from now on, as by a texted code alone.
async fn freeze(app: &TestApp, lan: AccountId) {
    let until = app.now().after(LASTS);
    let row = account::Entity::update_many().col_expr(account::Column::FrozenUntil, Expr::value(Some(until)));
    row.filter(account::Column::Id.eq(lan)).exec(&app.db.write).await.expect("frozen");
}

/// Names of what happened, in its order.
async fn events(app: &TestApp) -> Vec<String> {
    let all = event::Entity::find().order_by_asc(event::Column::Id).all(&app.db.read).await.expect("events");
    all.into_iter().map(|event| event.name).collect()
}

/// Lan has asked for another number, and both texts have left.
async fn asked(app: &TestApp, lan: AccountId, to: &str) -> UnderWay {
    let work = app.begin(Actor::Account(lan)).await;
    ask_number(&work, &texting(app), (lan, &phone(LAN)), &phone(to)).await.expect("asked");
    work.commit().await.expect("a commit");
    app.work_off().await;
    numbers::under_way(&app.db.read, &phone(LAN), app.now()).await.expect("codes").expect("under way")
}

/// The number of a code, proved by the digits that were texted to it.
async fn proved(app: &TestApp, code: CodeId, purpose: Purpose, texted_to: &str) -> Proved {
    let work = app.begin(Actor::Guest).await;
    let end = prove(&work, &app.secret, code, purpose, &app.code_texted_to(texted_to)).await.expect("a try");
    work.commit().await.expect("a commit");
    match end {
        Try::Right(proved) => proved,
        other => panic!("{other:?}"),
    }
}
