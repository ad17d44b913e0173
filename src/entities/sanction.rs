//! What a moderator did to something that had been approved. Only added to.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, ShopId},
    instant::Instant,
};

pub use crate::kernel::words::moderation::{Kind, Reason, Sanction};

/// A row of `sanctions`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sanctions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub subject: Kind,
    pub subject_id: i64,
    pub shop_id: ShopId,
    /// What it was called then.
    pub title: String,
    pub deed: Sanction,
    /// Its status before it was stopped.
    pub stood: Option<String>,
    pub reason: Option<Reason>,
    pub words: Option<String>,
    pub moderator_id: AccountId,
    /// From the beginning of that day on; nothing where it held at once.
    pub starts_on: Option<time::Date>,
    /// To the end of that day; nothing where somebody ends it.
    pub ends_on: Option<time::Date>,
    /// What an authority ordered it by.
    pub order_no: Option<String>,
    pub done_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
