//! One shop's part of a purchase.

use sea_orm::entity::prelude::*;

use super::shop::Kind;
use crate::kernel::{
    ids::{AccountId, OrderId, PurchaseId, ShopId, UnitCode},
    instant::Instant,
    money::Money,
};

pub use crate::kernel::words::orders::{CancelReason, Party, Status};

/// A row of `orders`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "orders")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: OrderId,
    /// What people say on the phone: random, short, without look-alike letters.
    #[sea_orm(unique)]
    pub code: String,
    pub purchase_id: PurchaseId,
    pub shop_id: ShopId,
    /// `None` for a guest.
    pub buyer_id: Option<AccountId>,
    pub status: Status,
    /// Goods, without freight.
    pub goods_total: Money,
    pub delivery_fee: Money,
    pub total: Money,
    /// The shop's commune and kind when the order was placed.
    pub unit_code: UnitCode,
    pub shop_kind: Kind,
    pub placed_at: Instant,
    /// Unanswered at this moment, it is cancelled.
    pub answer_by: Instant,
    pub confirmed_at: Option<Instant>,
    pub packed_at: Option<Instant>,
    pub handed_over_at: Option<Instant>,
    pub tracking_code: Option<String>,
    pub delivered_at: Option<Instant>,
    /// The day in Viet Nam that statistics count.
    pub delivered_on: Option<time::Date>,
    /// Who said so.
    pub delivered_by: Option<Party>,
    /// The shop says that it was delivered, and the buyer that nothing has come; ends with either word.
    pub not_arrived_at: Option<Instant>,
    pub undelivered_at: Option<Instant>,
    pub came_back_at: Option<Instant>,
    pub completed_at: Option<Instant>,
    pub cancelled_at: Option<Instant>,
    pub cancelled_by: Option<Party>,
    pub cancel_reason: Option<CancelReason>,
    pub cancel_words: Option<String>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
