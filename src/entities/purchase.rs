//! What a buyer placed with one press, over one or several shops.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, PurchaseId, UnitCode},
    instant::Instant,
    money::Money,
    phone::Phone,
    words::people::Language,
};

/// A row of `purchases`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "purchases")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: PurchaseId,
    #[sea_orm(unique)]
    pub code: String,
    /// The form's key: the same form sent twice is the same purchase.
    #[sea_orm(unique)]
    pub checkout_key: String,
    /// What that form said, hashed; empty where nobody wrote it down.
    pub form_digest: String,
    pub buyer_id: Option<AccountId>,
    pub name: String,
    pub phone: Phone,
    /// When that number was proved to be theirs; until then nobody knows who holds it.
    pub proved_at: Option<Instant>,
    pub email: Option<String>,
    pub unit_code: UnitCode,
    pub street: String,
    pub note: Option<String>,
    pub language: Language,
    pub goods_total: Money,
    pub delivery_total: Money,
    pub total: Money,
    pub placed_at: Instant,
    pub placed_on: time::Date,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
