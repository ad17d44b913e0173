//! Uploaded pictures, cleaned and kept in three sizes under their code.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, PictureId},
    instant::Instant,
};

/// A row of `pictures`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pictures")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: PictureId,
    #[sea_orm(unique)]
    pub code: String,
    /// Who sent it; only they may use it in a form.
    pub owner_id: Option<AccountId>,
    /// Pixels of the largest size.
    pub width: i32,
    pub height: i32,
    /// Something shows it; unused ones are swept after a week.
    pub used: bool,
    pub created_at: Instant,
    /// The form of its owner that it went up for and has not been sent with yet.
    pub waits_in: Option<String>,
    /// Of the pixels that are kept: the same photo sent again is known by it.
    pub content_hash: Option<String>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
