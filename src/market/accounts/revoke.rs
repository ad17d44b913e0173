//! An account is allowed less. The row stays, with the moment of its end.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

use super::{
    Role,
    events::RoleRevoked,
    granted::{self, Grant},
};
use crate::{
    entities::role,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::instant::Instant,
};

/// Why nothing was revoked.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum RevokeError {
    #[error("the account does not have this role there, or has been given it again since")]
    NotGranted,
    #[error("an administrator does not revoke her own last administrator's role")]
    OwnLastAdmin,
}

/// Revokes what was granted: that of the moment `seen` alone, where whoever revokes has a list of them before her eyes.
pub async fn revoke(work: &Work, granted: Grant, seen: Option<Instant>) -> Result<(), Refused<RevokeError>> {
    let row = granted::role_row(work, &granted).await?;
    let row = row.filter(|row| seen.is_none_or(|at| row.granted_at == at));
    let row = row.ok_or(Refused::No(RevokeError::NotGranted))?;
    let own = work.actor.account() == Some(granted.account_id);
    if own && granted.role == Role::Admin && count(work, &granted).await? < 2 {
        return no(RevokeError::OwnLastAdmin);
    }
    let mut row = row.into_active_model();
    row.revoked_at = Set(Some(work.now));
    row.update(&work.tx).await?;
    let Grant { account_id, role, unit_code } = granted;
    work.record(&RoleRevoked { account_id, role, unit_code })?;
    Ok(())
}

async fn count(work: &Work, granted: &Grant) -> Result<u64, DbErr> {
    role::Entity::find()
        .filter(role::Column::AccountId.eq(granted.account_id))
        .filter(role::Column::Role.eq(granted.role))
        .filter(role::Column::RevokedAt.is_null())
        .count(&work.tx)
        .await
}
