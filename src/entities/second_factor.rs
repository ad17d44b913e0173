//! What an account signs in with beside its password: a key that it shares with an app of its owner.

use sea_orm::entity::prelude::*;

use crate::kernel::{ids::AccountId, instant::Instant};

/// A row of `second_factors`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_factors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// The key, sealed by the installation's own.
    pub sealed: String,
    /// The last step of thirty seconds whose code was used: none of before is taken any more.
    pub last_step: i64,
    pub set_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
