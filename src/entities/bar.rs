//! An account that was barred, or let in again. Only added to.

use sea_orm::entity::prelude::*;

use crate::kernel::{ids::AccountId, instant::Instant};

pub use crate::kernel::words::people::BarDeed;

/// A row of `bars`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bars")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub account_id: AccountId,
    pub deed: BarDeed,
    /// Why.
    pub words: Option<String>,
    /// To the end of that day; nothing where somebody ends it.
    pub until_on: Option<time::Date>,
    pub admin_id: AccountId,
    pub done_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
