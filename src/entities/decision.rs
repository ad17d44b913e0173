//! A moderator's verdict. Only added to.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, ShopId},
    instant::Instant,
};

/// A row of `decisions`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decisions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub subject: Subject,
    pub subject_id: i64,
    pub shop_id: ShopId,
    /// What it was called when it was decided.
    pub title: String,
    pub verdict: Verdict,
    pub reason: Option<String>,
    pub words: Option<String>,
    pub moderator_id: AccountId,
    pub decided_at: Instant,
}

/// What was decided about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Subject {
    /// A shop's revision.
    Shop,
    /// A product's revision.
    Product,
    /// A certificate claim.
    Certificate,
}

/// How it was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Verdict {
    /// Shown from now on.
    Approved,
    /// To be mended, with a reason.
    SentBack,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
