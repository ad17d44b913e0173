//! What a line of an order adds to what was sold, or takes away again. Only added to.

use sea_orm::entity::prelude::*;

use super::shop::Kind;
use crate::kernel::{
    ids::{OrderId, SaleId, ShopId, UnitCode},
    instant::Instant,
    money::Money,
};

pub use crate::kernel::words::orders::{Channel, PaymentWay, SaleCause};

/// A row of `sales`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sales")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SaleId,
    pub order_id: OrderId,
    pub line_id: i64,
    /// The day that figures count it on: that of the delivery, also where it is taken away later.
    pub counts_on: time::Date,
    /// The day of the deed.
    pub booked_on: time::Date,
    pub booked_at: Instant,
    /// What the row adds to the number of orders: 1 on the order's first line.
    pub orders: i32,
    /// The same among orders with goods of its set.
    pub set_orders: i32,
    /// The same among orders with goods of its stars.
    pub star_orders: i32,
    /// Goods, without freight; below nothing where they are taken away.
    pub value: Money,
    pub shop_id: ShopId,
    /// The shop's commune and kind when the order was placed.
    pub unit_code: UnitCode,
    pub kind: Kind,
    pub set_no: i32,
    pub stars: Option<i32>,
    pub payment: PaymentWay,
    pub channel: Channel,
    pub cause: SaleCause,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
