//! The entries of an order that was sold: one a line. An order with goods of two sets, or of two grades of stars, counts once in
//! each, so every entry says for itself what it adds to the orders in all, of its set and of its stars; sums only add up.

use std::collections::BTreeSet;

use super::{Channel, PaymentWay};
use crate::{
    entities::shop::Kind,
    kernel::{
        ids::{OrderId, ShopId, UnitCode},
        money::Money,
    },
};

/// An order as it is sold.
#[derive(Clone, Debug)]
pub struct Sold {
    /// Which.
    pub order: OrderId,
    /// Who sold it.
    pub shop: ShopId,
    /// Where and what the shop was when the order was placed.
    pub unit: UnitCode,
    /// See `unit`.
    pub kind: Kind,
    /// How it is paid.
    pub payment: PaymentWay,
    /// Where it came in.
    pub channel: Channel,
    /// What was bought, in the order of the lines' ids.
    pub lines: Vec<Line>,
}

/// A line of it.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Its id.
    pub id: i64,
    /// Its category, 1 to 26.
    pub set_no: i32,
    /// Its stars when it was bought.
    pub stars: Option<i32>,
    /// What it cost.
    pub total: Money,
}

/// What a line adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The line's id.
    pub line: i64,
    /// To the orders in all: 1 for the first line.
    pub orders: i32,
    /// To the orders of its set: 1 for the first line of the set.
    pub set_orders: i32,
    /// To the orders of its stars: 1 for the first line with as many.
    pub star_orders: i32,
}

/// One for each line, in their order.
pub(super) fn entries(lines: &[Line]) -> Vec<Entry> {
    let (mut sets, mut stars) = (BTreeSet::new(), BTreeSet::new());
    let entry = |(at, line): (usize, &Line)| Entry {
        line: line.id,
        orders: i32::from(at == 0),
        set_orders: i32::from(sets.insert(line.set_no)),
        star_orders: i32::from(stars.insert(line.stars)),
    };
    lines.iter().enumerate().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_counts_once_in_all_and_once_in_each_set_and_grade() {
        let line = |id, set_no, stars| Line { id, set_no, stars, total: Money(1) };
        let lines = [line(1, 4, None), line(2, 4, Some(4)), line(3, 11, Some(4)), line(4, 11, None)];
        let adds: Vec<_> = entries(&lines).iter().map(|e| (e.orders, e.set_orders, e.star_orders)).collect();
        assert_eq!(adds, [(1, 1, 1), (0, 0, 1), (0, 1, 0), (0, 0, 0)]);
    }
}
