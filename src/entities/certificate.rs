//! A paper that a seller claims and a moderator verifies. It counts only while valid on the day.

use sea_orm::entity::prelude::*;

use super::decision::Reason;
use crate::kernel::{
    ids::{CertificateId, ProductId, ShopId},
    instant::Instant,
};

pub use crate::kernel::words::certificates::{Scheme, Status};

/// A row of `certificates`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificates")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: CertificateId,
    pub shop_id: ShopId,
    pub product_id: ProductId,
    pub scheme: Scheme,
    pub number: String,
    /// Of `kernel::paper_number`.
    pub number_key: String,
    /// OCOP only: 3 to 5.
    pub stars: Option<i32>,
    /// Text: districts that issued 3 stars no longer exist.
    pub issuer: String,
    /// Number of the decision.
    pub decision: String,
    pub issued_on: time::Date,
    pub expires_on: time::Date,
    pub withdrawn_on: Option<time::Date>,
    /// Code of a picture of the paper.
    pub scan: Option<String>,
    pub status: Status,
    pub submitted_at: Instant,
    pub decided_at: Option<Instant>,
    pub reason: Option<Reason>,
    pub words: Option<String>,
    /// When its shop was told that it ends soon.
    pub ending_told_on: Option<time::Date>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
