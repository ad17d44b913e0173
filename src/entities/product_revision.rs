//! What a seller proposes to show of a product; waits while the approved version stays live.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, ProductId, RevisionId},
    instant::Instant,
};

/// A row of `product_revisions`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product_revisions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: RevisionId,
    pub product_id: ProductId,
    /// `market::catalog::content::ProductContent`.
    pub body: Json,
    pub status: RevisionStatus,
    pub submitted_by: Option<AccountId>,
    pub submitted_at: Instant,
    pub decided_at: Option<Instant>,
    pub reason: Option<String>,
    pub words: Option<String>,
}

/// Where a revision stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum RevisionStatus {
    /// Waits for a moderator.
    Pending,
    /// What buyers see since.
    Approved,
    /// Refused with a reason; the seller mends it.
    SentBack,
    /// The seller sent a newer one before it was decided.
    Replaced,
    /// The seller took it back before it was decided.
    TakenBack,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
