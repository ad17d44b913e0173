//! A verdict that is not carried out yet: for a minute whoever gave it may take it back. Gone when it was, or when it was carried out.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, ShopId},
    instant::Instant,
};

pub use crate::kernel::words::moderation::{Kind, Reason, Verdict};

/// A row of `held_verdicts`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "held_verdicts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub subject: Kind,
    pub subject_id: i64,
    pub shop_id: ShopId,
    /// What it is called.
    pub title: String,
    pub verdict: Verdict,
    pub reason: Option<Reason>,
    pub words: Option<String>,
    pub moderator_id: AccountId,
    pub given_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
