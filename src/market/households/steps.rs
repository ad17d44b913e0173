//! How many households have come to each step. A household on a step has come to those before it too.

use super::Step;

/// Households.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// With an account: all of them.
    pub accounts: i64,
    /// With an approved shop.
    pub shops: i64,
    /// With something on sale.
    pub live: i64,
}

impl Steps {
    /// One household on a step.
    pub fn one(step: Step) -> Self {
        let (shops, live) = match step {
            Step::Account => (0, 0),
            Step::Shop => (1, 0),
            Step::Live => (1, 1),
        };
        Self { accounts: 1, shops, live }
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Self { accounts: self.accounts + other.accounts, shops: self.shops + other.shops, live: self.live + other.live }
    }

    /// As many fewer.
    pub fn less(self) -> Self {
        Self { accounts: -self.accounts, shops: -self.shops, live: -self.live }
    }
}
