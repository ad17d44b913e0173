//! What has changed that pages show. Triggers write it (migration of 26 November 2026), never the program.

use sea_orm::entity::prelude::*;

use crate::kernel::instant::Instant;

/// A row of `page_marks`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "page_marks")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// `goods`, `product`, `shop`, `documents` or `everything`.
    pub subject: String,
    /// Of the product or shop; 0 where the subject is one.
    pub subject_id: i64,
    /// By the clock of the database.
    pub marked_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
