//! For what a guest proves that her number is hers, and how much may wait for the answers of shops: the market's numbers, and what
//! they ask. Whoever has proved nothing is never turned away, but asked to; whoever has is told to wait.

use crate::{kernel::money::Money, market::orders::find::unanswered::Waiting};

/// The market's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// A purchase of more needs a proved number.
    pub proof_above: Money,
    /// So does one of more shops.
    pub proof_shops_above: i64,
    /// What may wait for answers with a number that nobody has proved.
    pub unproved: Waiting,
    /// The same of an account, or with a number that was proved.
    pub proved: Waiting,
    /// Percent of a variant's pieces that may wait so in all unproved hands together.
    pub unproved_percent: i64,
}

/// For what a number is to be proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The purchase costs more than this.
    Sum(Money),
    /// It is of more shops than this.
    Shops(i64),
    /// Too much waits already, of this number or of these goods. Which of them is not told: others typed the number too.
    Waits,
}

impl Bounds {
    /// Nothing is asked.
    pub const OPEN: Self = {
        let all = Waiting { orders: i64::MAX, sum: Money(i64::MAX) };
        Self { proof_above: all.sum, proof_shops_above: all.orders, unproved: all, proved: all, unproved_percent: 100 }
    };

    /// What an unproved guest is asked for such a purchase by itself.
    pub fn asks(&self, new: Waiting) -> Option<Why> {
        if new.sum > self.proof_above {
            return Some(Why::Sum(self.proof_above));
        }
        (new.orders > self.proof_shops_above).then_some(Why::Shops(self.proof_shops_above))
    }

    /// Whether so many pieces more, of so many that are left, are more than unproved hands may hold who have `held` already. The
    /// share is of all that there would be without them, and one piece at least.
    pub fn is_scarce(&self, left: i64, held: i64, wanted: i64) -> bool {
        let all = i128::from(left) + i128::from(held);
        let most = (all * i128::from(self.unproved_percent) + 99) / 100;
        i128::from(held) + i128::from(wanted) > most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purchase_asks_by_its_sum_and_by_its_shops_and_at_the_bound_it_does_not() {
        let bounds = Bounds { proof_above: Money(500_000), proof_shops_above: 2, ..Bounds::OPEN };
        let asks = |orders, sum| bounds.asks(Waiting { orders, sum: Money(sum) });
        assert_eq!((asks(2, 500_000), asks(1, 500_001)), (None, Some(Why::Sum(Money(500_000)))));
        assert_eq!(asks(3, 1), Some(Why::Shops(2)));
        assert_eq!(Bounds::OPEN.asks(Waiting { orders: 60, sum: Money(i64::MAX) }), None);
    }

    #[test]
    fn unproved_hands_hold_their_share_of_what_there_was_and_the_last_piece_is_anybodys() {
        let half = Bounds { unproved_percent: 50, ..Bounds::OPEN };
        assert!(!half.is_scarce(10, 0, 5) && half.is_scarce(10, 0, 6));
        assert!(!half.is_scarce(6, 4, 1) && half.is_scarce(6, 4, 2));
        assert!(!half.is_scarce(1, 0, 1) && half.is_scarce(1, 1, 1));
        assert!(!Bounds::OPEN.is_scarce(3, 7, 3));
    }
}
