//! What a shop says against a sanction, and what somebody else decided about that.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, AppealId, ShopId},
    instant::Instant,
};

pub use crate::kernel::words::moderation::AppealVerdict;

/// A row of `appeals`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "appeals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AppealId,
    #[sea_orm(unique)]
    pub sanction_id: i64,
    pub shop_id: ShopId,
    /// Whoever made it.
    pub account_id: AccountId,
    pub words: String,
    pub made_at: Instant,
    pub verdict: Option<AppealVerdict>,
    /// The answer.
    pub said: Option<String>,
    pub moderator_id: Option<AccountId>,
    pub decided_at: Option<Instant>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
