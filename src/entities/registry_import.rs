//! A file that is tried, and then written into the registry.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, ImportId},
    instant::Instant,
};

pub use crate::kernel::words::registry::ImportStatus;

/// A row of `registry_imports`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registry_imports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ImportId,
    pub code: String,
    pub account_id: AccountId,
    pub file_name: String,
    pub status: ImportStatus,
    /// Headings of columns that were not read, one a line.
    pub unread: String,
    pub added: i64,
    pub amended: i64,
    pub same: i64,
    pub rejected: i64,
    /// Of those to add and amend: written so far.
    pub written: i64,
    /// And left as they were, since somebody had changed them meanwhile.
    pub changed: i64,
    pub begun_at: Instant,
    pub ended_at: Option<Instant>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
