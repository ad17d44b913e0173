//! Who sells. What buyers see of it was approved; proposals wait in `revisions`.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, ShopId, UnitCode},
    instant::Instant,
    phone::Phone,
};

pub use crate::kernel::words::shops::{Kind, Status};

/// A row of `shops`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shops")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ShopId,
    /// Random; names the shop in the seller's addresses.
    #[sea_orm(unique)]
    pub code: String,
    #[sea_orm(unique)]
    pub slug: String,
    #[sea_orm(unique)]
    pub owner_id: AccountId,
    pub status: Status,
    pub kind: Kind,
    pub name: String,
    /// Who runs it, as approved: an account may be called otherwise since.
    pub owner_name: String,
    pub unit_code: UnitCode,
    /// The former commune, where the seller named it.
    pub former_code: Option<UnitCode>,
    pub hamlet: Option<String>,
    pub story: String,
    /// Code of a picture.
    pub photo: Option<String>,
    pub phone: Phone,
    pub created_at: Instant,
    /// Approved first.
    pub opened_at: Option<Instant>,
    pub opened_on: Option<time::Date>,
    /// Its owner lets it rest to the end of that day.
    pub rests_until: Option<time::Date>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
