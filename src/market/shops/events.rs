//! What happened to shops, for those who listen.

use serde::{Deserialize, Serialize};

use crate::{
    infra::db::Event,
    kernel::ids::{RevisionId, ShopId},
};

/// A shop, or a change of it, waits for a moderator.
#[derive(Debug, Serialize, Deserialize)]
pub struct ShopSubmitted {
    /// Which shop.
    pub shop_id: ShopId,
    /// What waits.
    pub revision_id: RevisionId,
}

impl Event for ShopSubmitted {
    const NAME: &'static str = "shop.submitted";
}

/// A moderator found a shop, or a change of it, fit to be shown.
#[derive(Debug, Serialize, Deserialize)]
pub struct ShopApproved {
    /// Which shop.
    pub shop_id: ShopId,
    /// What is shown since.
    pub revision_id: RevisionId,
    /// The shop opened by it.
    pub first: bool,
}

impl Event for ShopApproved {
    const NAME: &'static str = "shop.approved";
}

/// A moderator asked for something to be mended.
#[derive(Debug, Serialize, Deserialize)]
pub struct ShopSentBack {
    /// Which shop.
    pub shop_id: ShopId,
    /// What is to be mended; it holds the reason.
    pub revision_id: RevisionId,
}

impl Event for ShopSentBack {
    const NAME: &'static str = "shop.sent_back";
}
