//! What stands for the second factor once, where the phone is lost. Only its keyed hash is kept.

use sea_orm::entity::prelude::*;

use crate::kernel::{ids::AccountId, instant::Instant};

/// A row of `recovery_codes`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_codes")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub account_id: AccountId,
    pub code_hash: String,
    pub made_at: Instant,
    pub used_at: Option<Instant>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
