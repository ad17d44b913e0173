//! What one side says in a report. Only added to.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, ReportId},
    instant::Instant,
};

pub use crate::kernel::words::reports::ReportSide;

/// A row of `statements`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "statements")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub report_id: ReportId,
    pub side: ReportSide,
    /// `None` for a guest.
    pub account_id: Option<AccountId>,
    pub words: String,
    /// Codes of pictures, as a list.
    pub photos: Json,
    pub said_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
