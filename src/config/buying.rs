//! How much may be bound by whoever orders.

use serde::Deserialize;

/// What a guest proves her number for, and how much may wait for the answers of shops.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Buying {
    /// A guest proves her number for a purchase of more than so many đồng, deliveries included.
    pub proof_above: i64,
    /// And for one of more than so many shops.
    pub proof_shops_above: i64,
    /// So many orders of a guest's number that was not proved may wait for an answer; for more it is proved.
    pub unproved_orders: i64,
    /// Their sum, in đồng.
    pub unproved_sum: i64,
    /// So many of an account, or of a number that was proved; for more one waits.
    pub proved_orders: i64,
    /// Their sum, in đồng.
    pub proved_sum: i64,
    /// Percent of a variant's pieces that guests who have not proved their numbers may hold together while the shop has not answered.
    pub unproved_percent: i64,
}

/// What is wrong with it, if anything is.
pub(super) fn fault(buying: &Buying) -> Option<&'static str> {
    if buying.proof_above < 0 || buying.proof_shops_above < 0 {
        return Some("[buying] proof_above, proof_shops_above: must not be below 0");
    }
    let bounds = [buying.unproved_orders, buying.unproved_sum, buying.proved_orders, buying.proved_sum];
    if bounds.iter().any(|bound| *bound < 1) {
        return Some("[buying] unproved_orders, unproved_sum, proved_orders, proved_sum: must be at least 1");
    }
    (!(1..=100).contains(&buying.unproved_percent)).then_some("[buying] unproved_percent: must be from 1 to 100")
}
