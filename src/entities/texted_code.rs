//! Six digits that prove a phone number. Only their hash is kept.

use sea_orm::entity::prelude::*;

use crate::kernel::{instant::Instant, phone::Phone};

pub use crate::kernel::words::people::Purpose;

/// A row of `texted_codes`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "texted_codes")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub phone: Phone,
    pub purpose: Purpose,
    pub code_hash: String,
    /// JSON of what waits for the code: a registration, or the purchase to be opened; gone once the code is used.
    pub pending: Option<String>,
    /// Tries so far.
    pub attempts: i32,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub used_at: Option<Instant>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
