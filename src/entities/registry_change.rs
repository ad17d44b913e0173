//! What a paper of the registry said before it was amended. Append-only.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, EntryId, ImportId},
    instant::Instant,
};

/// A row of `registry_changes`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registry_changes")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub entry_id: EntryId,
    /// That it was.
    pub version: i32,
    /// The paper's words then.
    pub was: Json,
    /// The file that changed it, where one did.
    pub import_id: Option<ImportId>,
    pub account_id: Option<AccountId>,
    pub changed_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
