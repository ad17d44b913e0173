//! Published documents of the market, version by version: operating rules, privacy, returns…

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, DocumentId},
    instant::Instant,
    words::people::Language,
};

/// A row of `documents`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "documents")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: DocumentId,
    pub slug: String,
    pub language: Language,
    pub version: i32,
    pub title: String,
    /// Markdown.
    pub body: String,
    pub published_by: Option<AccountId>,
    pub published_at: Instant,
    /// The day from which it holds, until a later version does.
    pub holds_on: time::Date,
    /// Whoever accepted one before is asked again.
    pub asks: bool,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
