//! What an account may do beyond buying and selling, and where.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, UnitCode},
    instant::Instant,
};

pub use crate::kernel::words::people::Role as RoleName;

/// A row of `roles`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roles")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub account_id: AccountId,
    pub role: RoleName,
    /// Where: a province or a commune; nowhere named is the whole market.
    pub unit_code: Option<UnitCode>,
    pub granted_by: Option<AccountId>,
    pub granted_at: Instant,
    pub revoked_at: Option<Instant>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
