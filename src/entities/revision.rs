//! What a seller proposes to show; waits while the approved version stays.

use sea_orm::entity::prelude::*;

use super::decision::{Kind, Reason};
use crate::kernel::{
    ids::{AccountId, RevisionId},
    instant::Instant,
};

pub use crate::kernel::words::moderation::RevisionStatus;

/// A row of `revisions`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revisions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: RevisionId,
    /// Of what kind of thing.
    pub subject: Kind,
    /// Of which one: the id of a shop or a product.
    pub subject_id: i64,
    /// Written and read by `market::revisions` as the type that the subject names.
    pub content: Json,
    pub status: RevisionStatus,
    pub submitted_by: Option<AccountId>,
    pub submitted_at: Instant,
    /// When its waiting ended, however it did.
    pub decided_at: Option<Instant>,
    pub reason: Option<Reason>,
    pub words: Option<String>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
