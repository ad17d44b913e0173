//! A row of a file that is read into the registry.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{EntryId, ImportId},
    instant::Instant,
};

pub use crate::kernel::words::registry::Outcome;

/// A row of `registry_rows`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registry_rows")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub import_id: ImportId,
    /// As the program that shows the file counts its rows.
    pub row_no: i32,
    pub outcome: Outcome,
    /// What stands in its columns.
    pub cells: Json,
    /// What is wrong with them.
    pub faults: Json,
    /// The paper that it amends.
    pub entry_id: Option<EntryId>,
    /// As that was when the file was tried.
    pub seen_version: Option<i32>,
    pub written_at: Option<Instant>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
