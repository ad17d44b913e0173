//! What somebody outside says is wrong, or an authority asks.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, ReportId, ShopId},
    instant::Instant,
};

pub use crate::kernel::words::reports::{ReportAbout, ReportKind, ReportReason, ReportVerdict};

/// A row of `reports`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ReportId,
    /// What it is followed by: random, short, without look-alike letters.
    #[sea_orm(unique)]
    pub code: String,
    pub kind: ReportKind,
    pub about: ReportAbout,
    /// The product's, the shop's or the order's.
    pub about_id: i64,
    pub shop_id: ShopId,
    /// What it was called then.
    pub title: String,
    pub reason: ReportReason,
    /// Whoever made it, or received a demand; `None` for a guest.
    pub account_id: Option<AccountId>,
    pub made_at: Instant,
    /// It is promised to be decided before that moment.
    pub due_at: Instant,
    /// The shop knows of it since.
    pub told_at: Option<Instant>,
    /// The shop is asked to answer before that moment.
    pub answer_by: Option<Instant>,
    pub answered_at: Option<Instant>,
    /// Which authority, by which paper, received when.
    pub authority: Option<String>,
    pub order_no: Option<String>,
    pub received_at: Option<Instant>,
    pub verdict: Option<ReportVerdict>,
    /// Why, for both sides.
    pub said: Option<String>,
    pub moderator_id: Option<AccountId>,
    pub ended_at: Option<Instant>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
