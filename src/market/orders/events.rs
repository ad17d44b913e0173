//! What happened to purchases and orders, for those who listen: notices, statistics. Ids and facts only.

use super::{CancelReason, Party};
use crate::{
    infra::events::events,
    kernel::ids::{AccountId, OrderId, PurchaseId},
};

events! {
    /// A buyer pressed once.
    PurchasePlaced = "purchase.placed" { purchase_id: PurchaseId },
    /// One shop's part of it.
    OrderPlaced = "order.placed" { order_id: OrderId },
    /// The shop took it.
    OrderConfirmed = "order.confirmed" { order_id: OrderId },
    /// The parcel is ready.
    OrderPacked = "order.packed" { order_id: OrderId },
    /// The parcel has left.
    OrderHandedOver = "order.handed_over" { order_id: OrderId, tracking_code: Option<String> },
    /// The buyer has it; `said_by` is buyer or seller.
    OrderDelivered = "order.delivered" { order_id: OrderId, said_by: Party },
    /// Whoever had said so, `by`, has taken it back; `not_arrived` is whether the buyer had said that nothing had come.
    OrderDeliveryRetracted = "order.delivery_retracted" { order_id: OrderId, by: Party, not_arrived: bool },
    /// The shop says that it was delivered, and the buyer that nothing has come.
    OrderNotArrived = "order.not_arrived" { order_id: OrderId },
    /// It could not be delivered.
    OrderUndelivered = "order.undelivered" { order_id: OrderId },
    /// It came back to the shop.
    OrderCameBack = "order.came_back" { order_id: OrderId },
    /// Nothing more is expected.
    OrderCompleted = "order.completed" { order_id: OrderId },
    /// It will not be sent; `by` is buyer, seller or system.
    OrderCancelled = "order.cancelled" { order_id: OrderId, by: Party, reason: CancelReason },
    /// Nobody worked for so many minutes: whoever was to answer has so much longer.
    AnswersPostponed = "orders.answers_postponed" { minutes: i64, orders: u64 },
    /// Purchases made as a guest were brought into an account.
    PurchasesJoined = "purchases.joined" { account_id: AccountId, purchases: Vec<PurchaseId> },
}
