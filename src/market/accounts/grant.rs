//! An account is allowed more: a role, in a unit or in the whole market.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    DbErr, EntityTrait, QuerySelect,
};

pub use super::granted::Grant;
use super::{events::RoleGranted, granted, roles};
use crate::{
    entities::{account, role, unit},
    infra::{
        db::Work,
        refused::{Refused, no},
    },
};

/// Why nothing was granted.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum GrantError {
    #[error("there is no such account")]
    NoAccount,
    #[error("there is no such unit today")]
    NoUnit,
    #[error("a helper works in named units, never in the whole market")]
    NeedsUnit,
    #[error("an analyst or administrator has the whole market")]
    WholeMarketOnly,
    #[error("the account has this role there already")]
    Already,
}

/// Grants it.
pub async fn grant(work: &Work, input: Grant) -> Result<(), Refused<GrantError>> {
    match (roles::scope_of(input.role), &input.unit_code) {
        (roles::ScopeRule::UnitOnly, None) => return no(GrantError::NeedsUnit),
        (roles::ScopeRule::WholeMarketOnly, Some(_)) => return no(GrantError::WholeMarketOnly),
        _ => {}
    }
    // Pressed twice at once, the second waits here and then finds the role: two rows would have to be revoked one by one.
    if account::Entity::find_by_id(input.account_id).lock_exclusive().one(&work.tx).await?.is_none() {
        return no(GrantError::NoAccount);
    }
    if let Some(code) = &input.unit_code {
        let unit = unit::Entity::find_by_id(code.clone()).one(&work.tx).await?;
        unit.filter(|u| u.valid_to.is_none()).ok_or(Refused::No(GrantError::NoUnit))?;
    }
    if granted::role_row(work, &input).await?.is_some() {
        return no(GrantError::Already);
    }
    write(work, input).await?;
    Ok(())
}

async fn write(work: &Work, input: Grant) -> Result<(), DbErr> {
    let row = role::ActiveModel {
        id: NotSet,
        account_id: Set(input.account_id),
        role: Set(input.role),
        unit_code: Set(input.unit_code.clone()),
        granted_by: Set(work.actor.account()),
        granted_at: Set(work.now),
        revoked_at: Set(None),
    };
    row.insert(&work.tx).await?;
    let granted = RoleGranted { account_id: input.account_id, role: input.role, unit_code: input.unit_code };
    work.record(&granted)
}
