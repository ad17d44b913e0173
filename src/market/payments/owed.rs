//! What is owed for an order, and for a purchase. Cash at the door: whoever brings an order takes its total; what was delivered
//! is paid, and what ended without being sold never will be.

use crate::{
    kernel::money::Money,
    market::orders::{
        Status,
        find::bought::Order,
        status::{self, List},
    },
};

/// One order's sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// What was or will be paid; nothing where the order ended without a payment.
    pub due: Option<Money>,
    /// What whoever brings it takes from the buyer, while it is under way.
    pub collect: Option<Money>,
    /// What the buyer still has to pay: nothing where it was paid at the door, or ended without a payment.
    pub left: Option<Money>,
}

/// What is owed for an order, by its way of payment, which is at the door. Whose buyer says that nothing has come is not paid.
pub fn owed(order: &Order) -> Owed {
    let owed = at_the_door(order.status, order.total);
    Owed { left: owed.left.or(order.not_arrived_at.and(owed.due)), ..owed }
}

/// The rule of whoever pays at the door, for an order of that total.
pub fn at_the_door(status: Status, total: Money) -> Owed {
    let standing = status::standing(status);
    let dropped = standing.list == List::Ended && !standing.sold;
    let while_that = |holds: bool| holds.then_some(total);
    Owed {
        due: while_that(!dropped),
        collect: while_that(standing.list == List::Going),
        left: while_that(standing.list != List::Ended),
    }
}

/// The sum of some orders of one purchase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToPay {
    /// Goods of the orders that were or will be paid.
    pub goods: Money,
    /// Their delivery.
    pub delivery: Money,
    /// Both.
    pub total: Money,
    /// The total of those that ended without a payment, if any did.
    pub dropped: Option<Money>,
}

/// Adds them up; they are parts of one purchase, whose own total was a sum that fits.
pub fn to_pay<'a>(orders: impl IntoIterator<Item = &'a Order>) -> ToPay {
    let plus = |sum: Money, more: Money| sum.plus(more).unwrap_or(sum);
    orders.into_iter().fold(ToPay::default(), |sum, order| match owed(order).due {
        Some(due) => ToPay {
            goods: plus(sum.goods, order.goods_total),
            delivery: plus(sum.delivery, order.delivery_fee),
            total: plus(sum.total, due),
            ..sum
        },
        None => ToPay { dropped: Some(plus(sum.dropped.unwrap_or_default(), order.total)), ..sum },
    })
}

impl ToPay {
    /// No order of them was or will be paid.
    pub fn is_nothing(&self) -> bool {
        self.total == Money(0)
    }
}
