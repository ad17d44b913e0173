//! A moderator's verdict. Only added to.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, ShopId},
    instant::Instant,
};

pub use crate::kernel::words::moderation::{Kind, Reason, Verdict};

/// A row of `decisions`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decisions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub subject: Kind,
    pub subject_id: i64,
    pub shop_id: ShopId,
    /// What it was called when it was decided.
    pub title: String,
    pub verdict: Verdict,
    pub reason: Option<Reason>,
    pub words: Option<String>,
    pub moderator_id: AccountId,
    pub decided_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
