//! Who accepted which version of a document, and when. Only added to.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, DocumentId, PurchaseId},
    instant::Instant,
};

/// A row of `acceptances`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "acceptances")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub account_id: Option<AccountId>,
    pub purchase_id: Option<PurchaseId>,
    pub document_id: DocumentId,
    pub accepted_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
