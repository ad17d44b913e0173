//! A role that somebody has somewhere: what is granted and what is revoked.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::Role;
use crate::{
    entities::role,
    infra::db::Work,
    kernel::ids::{AccountId, UnitCode},
};

/// What is granted, to whom, where.
#[derive(Clone, Debug)]
pub struct Grant {
    /// To whom.
    pub account_id: AccountId,
    /// What.
    pub role: Role,
    /// Where; nowhere named is the whole market.
    pub unit_code: Option<UnitCode>,
}

/// The role of an account in a place, claimed, if it holds.
pub(super) async fn role_row(work: &Work, granted: &Grant) -> Result<Option<role::Model>, DbErr> {
    let there = match &granted.unit_code {
        Some(code) => role::Column::UnitCode.eq(code.clone()),
        None => role::Column::UnitCode.is_null(),
    };
    role::Entity::find()
        .filter(role::Column::AccountId.eq(granted.account_id))
        .filter(role::Column::Role.eq(granted.role))
        .filter(role::Column::RevokedAt.is_null())
        .filter(there)
        .lock_exclusive()
        .one(&work.tx)
        .await
}
