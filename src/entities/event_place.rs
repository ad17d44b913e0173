//! Where something happened to a shop or its goods: once for the commune, once for its province. A trigger on `events` writes it.

use sea_orm::entity::prelude::*;

use crate::kernel::ids::{EventId, UnitCode};

/// A row of `event_places`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event_places")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_code: UnitCode,
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// The event's own, for an index.
    pub name: String,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
