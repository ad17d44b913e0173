//! What delivery costs: by zone and weight, valid from a day.

use sea_orm::entity::prelude::*;

use crate::kernel::{money::Money, words::delivery::Zone};

/// A row of `delivery_rates`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "delivery_rates")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub zone: Zone,
    pub up_to_g: i64,
    pub fee: Money,
    pub valid_from: time::Date,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
