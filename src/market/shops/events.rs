//! What happened to shops, for those who listen.

use crate::{
    infra::events::events,
    kernel::ids::{AccountId, RevisionId, ShopId},
};

events! {
    /// A shop, or a change of it, waits for a moderator.
    ShopSubmitted = "shop.submitted" { shop_id: ShopId, revision_id: RevisionId },
    /// A moderator found a shop, or a change of it, fit to be shown.
    ShopApproved = "shop.approved" {
        shop_id: ShopId,
        revision_id: RevisionId,
        /// The shop opened by it.
        first: bool,
    },
    /// A moderator asked for something to be mended.
    ShopSentBack = "shop.sent_back" {
        shop_id: ShopId,
        /// What is to be mended; it holds the reason.
        revision_id: RevisionId,
    },
    /// A moderator stopped the shop: nothing of it is on sale.
    ShopSuspended = "shop.suspended" {
        shop_id: ShopId,
        /// A key of the list of reasons.
        reason: String,
        /// The moderator's own.
        words: Option<String>,
    },
    /// It sells again.
    ShopReopened = "shop.reopened" { shop_id: ShopId },
    /// The owner asked a number into her shop; the number itself is not kept here.
    MemberInvited = "shop.member_invited" { shop_id: ShopId },
    /// Whoever was invited came in.
    MemberJoined = "shop.member_joined" { shop_id: ShopId, account_id: AccountId },
    /// Whoever was invited does not come.
    InvitationDeclined = "shop.invitation_declined" { shop_id: ShopId, account_id: AccountId },
    /// The owner changed her mind before there was an answer.
    InvitationTakenBack = "shop.invitation_taken_back" { shop_id: ShopId },
    /// The owner took somebody out of her shop.
    MemberRemoved = "shop.member_removed" { shop_id: ShopId, account_id: AccountId },
}
