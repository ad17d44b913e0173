//! A paper that the province's registry names, whoever sells what it is for. It counts on the days on which it is valid, until it leaves.

use sea_orm::entity::prelude::*;

use super::decision::Reason;
use crate::kernel::{
    ids::{EntryId, UnitCode},
    instant::Instant,
};

pub use crate::kernel::words::certificates::Scheme;

/// A row of `registry_entries`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registry_entries")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: EntryId,
    pub scheme: Scheme,
    pub number: String,
    /// Of `kernel::paper_number`; one a scheme.
    pub number_key: String,
    pub holder: String,
    pub product: String,
    pub set_no: Option<i32>,
    /// OCOP only: 3 to 5.
    pub stars: Option<i32>,
    /// The holder's commune.
    pub unit_code: Option<UnitCode>,
    /// Text: districts that issued 3 stars no longer exist.
    pub issuer: String,
    /// Number of the decision; empty where none is named.
    pub decision: String,
    pub issued_on: time::Date,
    pub expires_on: time::Date,
    pub left_on: Option<time::Date>,
    pub left_reason: Option<Reason>,
    pub left_words: Option<String>,
    /// Code of a picture of the paper.
    pub scan: Option<String>,
    /// From 1: counts each deed.
    pub version: i32,
    /// Folded: what it is found by.
    pub words: String,
    pub changed_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
