//! What happened to shops, for those who listen.

use serde::{Deserialize, Serialize};

use crate::{
    infra::db::Event,
    kernel::ids::{AccountId, RevisionId, ShopId},
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

/// The owner asked a number into her shop; the number itself is not kept here.
#[derive(Debug, Serialize, Deserialize)]
pub struct MemberInvited {
    /// Which shop.
    pub shop_id: ShopId,
}

impl Event for MemberInvited {
    const NAME: &'static str = "shop.member_invited";
}

/// Whoever was invited came in.
#[derive(Debug, Serialize, Deserialize)]
pub struct MemberJoined {
    /// Which shop.
    pub shop_id: ShopId,
    /// Who.
    pub account_id: AccountId,
}

impl Event for MemberJoined {
    const NAME: &'static str = "shop.member_joined";
}

/// Whoever was invited does not come.
#[derive(Debug, Serialize, Deserialize)]
pub struct InvitationDeclined {
    /// Which shop.
    pub shop_id: ShopId,
    /// Who.
    pub account_id: AccountId,
}

impl Event for InvitationDeclined {
    const NAME: &'static str = "shop.invitation_declined";
}

/// The owner changed her mind before there was an answer.
#[derive(Debug, Serialize, Deserialize)]
pub struct InvitationTakenBack {
    /// Which shop.
    pub shop_id: ShopId,
}

impl Event for InvitationTakenBack {
    const NAME: &'static str = "shop.invitation_taken_back";
}

/// The owner took somebody out of her shop.
#[derive(Debug, Serialize, Deserialize)]
pub struct MemberRemoved {
    /// Which shop.
    pub shop_id: ShopId,
    /// Who.
    pub account_id: AccountId,
}

impl Event for MemberRemoved {
    const NAME: &'static str = "shop.member_removed";
}
