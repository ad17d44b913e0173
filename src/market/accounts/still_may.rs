//! A right counts at the moment of the deed (rule 19). A guard has seen the sign-in and the role when the request came; its body
//! may take minutes to arrive, and meanwhile the session may have ended or the role been revoked. So both are asked again
//! inside the work that writes, and whoever would end them waits until the work has ended.
//!
//! The session's own row is locked alone: the deeds of one browser take turns. A role's row is shared by the deeds that need it;
//! an administrator's is not, since her deed may be to revoke it.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};

use super::{Role, find::Scope};
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
    /// Signed out, or the password was changed, or the time was over.
    #[error("the session is over")]
    Session,
    /// The role that opened the page was revoked.
    #[error("the role was revoked")]
    Role,
}

/// Whether the sign-in still stands and, where the page is for some roles, whether one of them still holds.
pub async fn still_may(work: &Work, sign_in: &SignIn, roles: &[Role]) -> Result<(), Refused<Ended>> {
    if !sessions::stands(work, sign_in).await? {
        return no(Ended::Session);
    }
    let account = account::Entity::find_by_id(sign_in.account).one(&work.tx).await?;
    if account.is_none_or(|account| account.session_epoch != sign_in.epoch) {
        return no(Ended::Session);
    }
    if !roles.is_empty() && !holds_one(work, sign_in, roles).await? {
        return no(Ended::Role);
    }
    Ok(())
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
