//! What happened, written in the commit that made it happen. Only added to: the audit log reads the same rows.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, ConsentId, EventId},
    instant::Instant,
};

/// A row of `events`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: EventId,
    /// Past tense, `order.handed_over`; kept for ever.
    pub name: String,
    /// Ids and facts, never names, phones or addresses: those are looked up by whoever may.
    pub body: Json,
    /// Whose finger it was.
    pub account_id: Option<AccountId>,
    /// Whose business it was.
    pub principal_id: Option<AccountId>,
    pub consent_id: Option<ConsentId>,
    pub happened_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
