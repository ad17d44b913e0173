//! Rows of `sessions`: which browser is signed in as whom. A row holds a hash of the session's id and nothing that would let
//! whoever reads the table come in. A session is over when its time is, when its row is gone, or when the account has counted
//! its epoch up (a new password). That those of staff last for a working day is the accounts' rule (`accounts::still_may`).

pub mod device;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use sha2::{Digest, Sha256};
use time::Duration;

use self::device::Device;
use super::{db::Work, secret::hex};
use crate::{
    entities::session,
    kernel::{ids::AccountId, instant::Instant},
};

/// Sessions that an account has at once; the one that began longest ago ends for a new one.
pub const MOST: u64 = 20;
/// That a session was used is written down once in so long.
const SEEN_WITHIN: Duration = Duration::HOUR;
/// Letters of what a session is called.
const NAME: usize = 16;

/// SHA-256 of a session's id, in hexadecimal. The id is 128 random bits, so that no key is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionKey(String);

impl SessionKey {
    /// Of the id that the browser's cookie holds.
    pub fn of(id: &str) -> Self {
        Self(hex(&Sha256::digest(id.as_bytes())))
    }

    /// What it is called in forms: from it nobody comes back to the id, nor to the key.
    pub fn name(&self) -> String {
        let mut name = hex(&Sha256::digest(format!("name of {}", self.0).as_bytes()));
        name.truncate(NAME);
        name
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

/// When things happened to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// It began, with a password.
    pub begun_at: Instant,
    /// It was used, within the hour.
    pub seen_at: Instant,
    /// The password was last typed in it.
    pub proved_at: Instant,
}

impl Times {
    /// Whether it is to be written down that the session was used.
    pub fn is_unseen(&self, now: Instant) -> bool {
        now.since(self.seen_at) >= SEEN_WITHIN
    }
}

/// A session as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// What it is called in forms.
    pub name: String,
    /// With what.
    pub device: Device,
    /// Since when.
    pub begun_at: Instant,
    /// When last, within the hour.
    pub seen_at: Instant,
}

/// A session begins, or its end moves.
pub async fn keep(work: &Work, sign_in: &SignIn, device: Device, expires_at: Instant) -> Result<(), DbErr> {
    let row = session::ActiveModel {
        id_hash: Set(sign_in.session.0.clone()),
        account_id: Set(sign_in.account),
        epoch: Set(sign_in.epoch),
        expires_at: Set(expires_at),
        browser: Set(device.browser),
        system: Set(device.system),
        begun_at: Set(work.now),
        seen_at: Set(work.now),
        proved_at: Set(work.now),
        second_at: Set(None),
    };
    let newer = OnConflict::column(session::Column::IdHash)
        .update_columns([session::Column::AccountId, session::Column::Epoch, session::Column::ExpiresAt])
        .to_owned();
    session::Entity::insert(row).on_conflict(newer).exec_without_returning(&work.tx).await?;
    end_oldest(work, sign_in).await
}

/// Whoever signs in again and again without signing out leaves no more rows than so.
async fn end_oldest(work: &Work, sign_in: &SignIn) -> Result<(), DbErr> {
    let beyond: Vec<String> = session::Entity::find()
        .filter(session::Column::AccountId.eq(sign_in.account))
        .filter(session::Column::IdHash.ne(sign_in.session.0.as_str()))
        .select_only()
        .column(session::Column::IdHash)
        .order_by_desc(session::Column::BegunAt)
        .order_by_desc(session::Column::IdHash)
        .offset(MOST - 1)
        .limit(MOST)
        .into_tuple()
        .all(&work.tx)
        .await?;
    if beyond.is_empty() {
        return Ok(());
    }
    session::Entity::delete_many().filter(session::Column::IdHash.is_in(beyond)).exec(&work.tx).await.map(drop)
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

/// Those that an account has, the one used last first.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account: AccountId,
    epoch: i32,
    now: Instant,
) -> Result<Vec<Own>, DbErr> {
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(account))
        .filter(session::Column::Epoch.eq(epoch))
        .filter(session::Column::ExpiresAt.gt(now))
        .order_by_desc(session::Column::SeenAt)
        .order_by_desc(session::Column::BegunAt)
        .order_by_asc(session::Column::IdHash)
        .limit(MOST)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(own).collect())
}

fn own(row: session::Model) -> Own {
    let device = Device { browser: row.browser, system: row.system };
    Own { name: SessionKey(row.id_hash).name(), device, begun_at: row.begun_at, seen_at: row.seen_at }
}

/// Whether the session still stands, and since when, asked inside a work: nobody ends it before the work has ended. (PostgreSQL
/// locks the row, so that the deeds of one browser take turns; on SQLite the one writer already stands alone.)
pub async fn stands(work: &Work, sign_in: &SignIn) -> Result<Option<Times>, DbErr> {
    let row = session::Entity::find_by_id(sign_in.session.0.clone()).lock_exclusive().one(&work.tx).await?;
    let same = |row: &session::Model| row.account_id == sign_in.account && row.epoch == sign_in.epoch;
    let row = row.filter(|row| same(row) && row.expires_at > work.now);
    Ok(row.map(|row| Times { begun_at: row.begun_at, seen_at: row.seen_at, proved_at: row.proved_at }))
}

/// It was used.
pub async fn saw(work: &Work, key: &SessionKey) -> Result<(), DbErr> {
    let row = session::Entity::update_many().col_expr(session::Column::SeenAt, Expr::value(work.now));
    row.filter(session::Column::IdHash.eq(key.0.as_str())).exec(&work.tx).await.map(drop)
}

/// The password was typed in it; false where it was a moment ago, after `then`.
pub async fn prove(work: &Work, key: &SessionKey, then: Instant) -> Result<bool, DbErr> {
    let row = session::Entity::update_many().col_expr(session::Column::ProvedAt, Expr::value(work.now));
    let row = row.filter(session::Column::IdHash.eq(key.0.as_str())).filter(session::Column::ProvedAt.lt(then));
    Ok(row.exec(&work.tx).await?.rows_affected > 0)
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

/// It is over.
pub async fn end(work: &Work, key: &SessionKey) -> Result<(), DbErr> {
    session::Entity::delete_by_id(key.0.clone()).exec(&work.tx).await.map(drop)
}

/// The one of that name is over; false where the account has none that is called so.
pub async fn end_named(work: &Work, account: AccountId, name: &str) -> Result<bool, DbErr> {
    let own = session::Entity::find().filter(session::Column::AccountId.eq(account));
    let keys = own.select_only().column(session::Column::IdHash).into_tuple::<String>().all(&work.tx).await?;
    let Some(key) = keys.into_iter().map(SessionKey).find(|key| key.name() == name) else { return Ok(false) };
    Ok(session::Entity::delete_by_id(key.0).exec(&work.tx).await?.rows_affected > 0)
}

/// Every session of an account but that one is over; tells how many were.
pub async fn end_others(work: &Work, account: AccountId, but: &SessionKey) -> Result<u64, DbErr> {
    let others = session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(account))
        .filter(session::Column::IdHash.ne(but.0.as_str()));
    Ok(others.exec(&work.tx).await?.rows_affected)
}

/// Every session of an account is over: whoever has a work under way in one of them ends first, or finds it gone.
pub async fn end_all(work: &Work, account: AccountId) -> Result<(), DbErr> {
    session::Entity::delete_many().filter(session::Column::AccountId.eq(account)).exec(&work.tx).await.map(drop)
}

/// Removes what is over by the clock.
pub async fn sweep(work: &Work) -> Result<(), DbErr> {
    session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(work.now)).exec(&work.tx).await.map(drop)
}
