//! A right counts at the moment of the deed (rule 19). A guard has seen the sign-in and the role when the request came; its body
//! may take minutes to arrive, and meanwhile the session may have ended or the role been revoked. So both are asked again
//! inside the work that writes, and whoever would end them waits until the work has ended.
//!
//! The session's own row is locked alone: the deeds of one browser take turns. A role's row is shared by the deeds that need it;
//! an administrator's is not, since her deed may be to revoke it.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};
use time::Duration;

use super::{Role, find::Scope, roles};
use crate::{
    entities::{account, role},
    infra::{
        db::Work,
        refused::{Refused, no},
        sessions::{self, SignIn},
    },
    kernel::ids::AccountId,
};

/// What has ended meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Ended {
    /// Signed out, or the password was changed, or the time was over: of staff, a working day.
    #[error("the session is over")]
    Session,
    /// The role that opened the page was revoked.
    #[error("the role was revoked")]
    Role,
    /// The password was typed too long ago for such a deed.
    #[error("the password is to be typed again")]
    Proof,
}

/// What a deed asks of whoever does it.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// One of these roles; none where the page is for everybody who is in.
    pub roles: &'a [Role],
    /// Staff signed in no longer ago than so.
    pub working_day: Duration,
    /// For rights, exports and numbers: the password was typed no longer ago than so.
    pub proved_within: Option<Duration>,
}

/// Whether the sign-in still stands, whether one of the roles still holds where the page is for some, and whether the password was typed
/// lately where the deed asks for that.
pub async fn still_may(work: &Work, sign_in: &SignIn, asked: Asked<'_>) -> Result<(), Refused<Ended>> {
    let Some(times) = sessions::stands(work, sign_in).await? else { return no(Ended::Session) };
    let account = account::Entity::find_by_id(sign_in.account).one(&work.tx).await?;
    if account.is_none_or(|account| account.session_epoch != sign_in.epoch) {
        return no(Ended::Session);
    }
    // Of a session that began today nobody need ask whose it is.
    if work.now.since(times.begun_at) >= asked.working_day && is_staff(work, sign_in.account).await? {
        return no(Ended::Session);
    }
    if !asked.roles.is_empty() && !holds_one(work, sign_in, asked.roles).await? {
        return no(Ended::Role);
    }
    if asked.proved_within.is_some_and(|within| work.now.since(times.proved_at) > within) {
        return no(Ended::Proof);
    }
    Ok(())
}

async fn is_staff(work: &Work, account: AccountId) -> Result<bool, DbErr> {
    Ok(scopes(work, account).await?.iter().any(|scope| roles::is_staff(scope.role)))
}

/// The roles that an account has, and where; whoever would revoke one waits until the work has ended.
pub async fn scopes(work: &Work, account: AccountId) -> Result<Vec<Scope>, DbErr> {
    let held = role::Entity::find()
        .filter(role::Column::AccountId.eq(account))
        .filter(role::Column::RevokedAt.is_null())
        .lock_shared();
    let rows = held.all(&work.tx).await?;
    Ok(rows.into_iter().map(|row| Scope { role: row.role, unit_code: row.unit_code }).collect())
}

async fn holds_one(work: &Work, sign_in: &SignIn, roles: &[Role]) -> Result<bool, DbErr> {
    let lock = if roles.contains(&Role::Admin) { LockType::Update } else { LockType::Share };
    let held = role::Entity::find()
        .filter(role::Column::AccountId.eq(sign_in.account))
        .filter(role::Column::Role.is_in(roles.iter().copied()))
        .filter(role::Column::RevokedAt.is_null())
        .lock(lock);
    Ok(!held.all(&work.tx).await?.is_empty())
}
