//! The chain of what must not be changed afterwards: each seal holds an event and the seal before it. Only added to.

use sea_orm::entity::prelude::*;

use crate::kernel::{ids::EventId, instant::Instant};

/// A row of `seals`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seals")]
pub struct Model {
    /// From 1 on, without a gap.
    #[sea_orm(primary_key, auto_increment = false)]
    pub no: i64,
    #[sea_orm(unique)]
    pub event_id: EventId,
    /// SHA-256 in hexadecimal.
    pub hash: String,
    pub sealed_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
