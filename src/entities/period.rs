//! How many days something takes, from which day on. No deed changes a row: the last of a period whose day has come holds.

use sea_orm::entity::prelude::*;

use crate::kernel::{ids::AccountId, instant::Instant};

pub use crate::kernel::words::periods::Period;

/// A row of `periods`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "periods")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub period: Period,
    pub days: i32,
    pub holds_from: time::Date,
    /// Where the number comes from, in words; empty where the market began with it.
    pub source: String,
    pub account_id: Option<AccountId>,
    pub set_at: Option<Instant>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
