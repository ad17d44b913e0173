//! Where a household was and how far it had come, from a day to before another.

use sea_orm::entity::prelude::*;

use crate::kernel::ids::{AccountId, ShopId, UnitCode};

pub use crate::kernel::words::figures::Step;

/// A row of `household_intervals`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "household_intervals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub account_id: AccountId,
    /// From the second step on.
    pub shop_id: Option<ShopId>,
    /// Its shop's commune; on the first step the one that the account names, if any.
    pub unit_code: Option<UnitCode>,
    pub step: Step,
    pub from_on: time::Date,
    /// The first day that it no longer holds at the end of.
    pub to_on: Option<time::Date>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
