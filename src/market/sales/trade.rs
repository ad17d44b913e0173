//! How much was sold.

use serde::Serialize;

use crate::kernel::money::Money;

/// How many orders, and what their goods were worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Trade {
    /// Orders.
    pub count: i64,
    /// Goods without freight.
    pub value: Money,
}

impl Trade {
    /// Both together.
    pub fn plus(self, other: Trade) -> Trade {
        Trade { count: self.count + other.count, value: Money(self.value.0.saturating_add(other.value.0)) }
    }

    /// All together.
    pub fn sum(trades: impl IntoIterator<Item = Trade>) -> Trade {
        trades.into_iter().fold(Trade::default(), Trade::plus)
    }
}
