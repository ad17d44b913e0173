//! Rows of `sessions`: which browser is signed in as whom. A row holds a hash of the session's id and nothing that would let
//! whoever reads the table come in. A session is over when its time is, when its row is gone, or when the account has counted
//! its epoch up (a new password).

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use sha2::{Digest, Sha256};

use super::{db::Work, secret::hex};
use crate::{
    entities::session,
    kernel::{ids::AccountId, instant::Instant},
};

/// SHA-256 of a session's id, in hexadecimal. The id is 128 random bits, so that no key is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionKey(String);

impl SessionKey {
    /// Of the id that the browser's cookie holds.
    pub fn of(id: &str) -> Self {
        Self(hex(&Sha256::digest(id.as_bytes())))
    }
}

/// The sign-in behind a request: which session, whose, and the epoch of the account when it began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// Which session.
    pub session: SessionKey,
    /// Whose.
    pub account: AccountId,
    /// As the account's was.
    pub epoch: i32,
}

/// A session begins, or its end moves.
pub async fn keep(work: &Work, sign_in: &SignIn, expires_at: Instant) -> Result<(), DbErr> {
    let row = session::ActiveModel {
        id_hash: Set(sign_in.session.0.clone()),
        account_id: Set(sign_in.account),
        epoch: Set(sign_in.epoch),
        expires_at: Set(expires_at),
        second_at: Set(None),
    };
    let newer = OnConflict::column(session::Column::IdHash)
        .update_columns([session::Column::AccountId, session::Column::Epoch, session::Column::ExpiresAt])
        .to_owned();
    session::Entity::insert(row).on_conflict(newer).exec_without_returning(&work.tx).await.map(drop)
}

/// The sign-in of a session that is not over by the clock, and when it will be.
pub async fn find(
    db: &impl ConnectionTrait,
    key: &SessionKey,
    now: Instant,
) -> Result<Option<(SignIn, Instant)>, DbErr> {
    let row = session::Entity::find_by_id(key.0.clone()).one(db).await?.filter(|row| row.expires_at > now);
    let sign_in = |row: &session::Model| SignIn { session: key.clone(), account: row.account_id, epoch: row.epoch };
    Ok(row.map(|row| (sign_in(&row), row.expires_at)))
}

/// It is that session, and it is not over by the clock.
pub fn is(key: &SessionKey, now: Instant) -> Condition {
    let same = Condition::all().add(session::Column::IdHash.eq(key.0.as_str()));
    same.add(session::Column::ExpiresAt.gt(now))
}

/// Whether the session still stands, asked inside a work: nobody ends it before the work has ended. (PostgreSQL locks the row, so
/// that the deeds of one browser take turns; on SQLite the one writer already stands alone.)
pub async fn stands(work: &Work, sign_in: &SignIn) -> Result<bool, DbErr> {
    let row = session::Entity::find_by_id(sign_in.session.0.clone()).lock_exclusive().one(&work.tx).await?;
    let same = |row: &session::Model| row.account_id == sign_in.account && row.epoch == sign_in.epoch;
    Ok(row.is_some_and(|row| same(&row) && row.expires_at > work.now))
}

/// Whether the second factor was given in that session.
pub async fn second_given(db: &impl ConnectionTrait, key: &SessionKey) -> Result<bool, DbErr> {
    let row = session::Entity::find_by_id(key.0.clone()).one(db).await?;
    Ok(row.is_some_and(|row| row.second_at.is_some()))
}

/// It was given now.
pub async fn give_second(work: &Work, key: &SessionKey) -> Result<(), DbErr> {
    let given = session::Entity::update_many().col_expr(session::Column::SecondAt, Expr::value(Some(work.now)));
    given.filter(session::Column::IdHash.eq(key.0.as_str())).exec(&work.tx).await.map(drop)
}

/// There is none any more that could have been given.
pub async fn forget_second(work: &Work, account: AccountId) -> Result<(), DbErr> {
    let none = session::Entity::update_many().col_expr(session::Column::SecondAt, Expr::value(Option::<Instant>::None));
    none.filter(session::Column::AccountId.eq(account)).exec(&work.tx).await.map(drop)
}

/// Every session of an account is over but this one.
pub async fn end_others(work: &Work, sign_in: &SignIn) -> Result<(), DbErr> {
    let others = session::Entity::delete_many().filter(session::Column::AccountId.eq(sign_in.account));
    others.filter(session::Column::IdHash.ne(sign_in.session.0.as_str())).exec(&work.tx).await.map(drop)
}

/// It is over.
pub async fn end(work: &Work, key: &SessionKey) -> Result<(), DbErr> {
    session::Entity::delete_by_id(key.0.clone()).exec(&work.tx).await.map(drop)
}

/// Every session of an account is over: whoever has a work under way in one of them ends first, or finds it gone.
pub async fn end_all(work: &Work, account: AccountId) -> Result<(), DbErr> {
    session::Entity::delete_many().filter(session::Column::AccountId.eq(account)).exec(&work.tx).await.map(drop)
}

/// Removes what is over by the clock.
pub async fn sweep(work: &Work) -> Result<(), DbErr> {
    session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(work.now)).exec(&work.tx).await.map(drop)
}
