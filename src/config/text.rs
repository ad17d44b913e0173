//! How texts (SMS) leave, and how many.

use serde::Deserialize;

/// How texts leave.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// `file:folder`, or `exec:program`, which is given each text as JSON.
    pub url: String,
    /// So many leave in a day (Asia/Ho_Chi_Minh) at most, over all nodes.
    pub per_day: u32,
    /// Percent of these that only codes may use.
    pub for_codes: u32,
    /// Percent of these that only the news of a new order, to its shop, may use.
    pub for_orders: u32,
}

/// What is wrong with it, if anything is.
pub(super) fn fault(text: &Text) -> Option<&'static str> {
    if text.per_day == 0 {
        return Some("[text] per_day: must be one at least");
    }
    (text.for_codes + text.for_orders > 80)
        .then_some("[text] for_codes, for_orders: a fifth of the texts must be left for all else")
}
