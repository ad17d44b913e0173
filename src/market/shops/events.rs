//! What happened to shops, for those who listen.

use time::Date;

use crate::{
    infra::events::events,
    kernel::ids::{AccountId, AppealId, RevisionId, ShopId},
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
    /// Its owner lets it rest.
    ShopRested = "shop.rested" {
        shop_id: ShopId,
        /// To the end of that day.
        until: Date,
    },
    /// It sells again.
    ShopResumed = "shop.resumed" { shop_id: ShopId },
    /// Its owner gave it up.
    ShopLeft = "shop.left" { shop_id: ShopId },
    /// And opened it again.
    ShopReturned = "shop.returned" { shop_id: ShopId },
    /// A moderator will stop the shop, and its people have been told.
    ShopSuspensionAnnounced = "shop.suspension_announced" {
        shop_id: ShopId,
        /// A key of the list of reasons.
        reason: String,
        /// The moderator's own.
        words: Option<String>,
        /// From the beginning of that day on.
        starts_on: Date,
        /// To the end of that day.
        ends_on: Option<Date>,
    },
    /// It is not stopped.
    ShopSuspensionCalledOff = "shop.suspension_called_off" { shop_id: ShopId },
    /// A moderator stopped the shop: nothing of it is on sale.
    ShopSuspended = "shop.suspended" {
        shop_id: ShopId,
        /// A key of the list of reasons.
        reason: String,
        /// The moderator's own.
        words: Option<String>,
    },
    /// The last day of its suspension is over.
    ShopSuspensionEnded = "shop.suspension_ended" { shop_id: ShopId },
    /// A moderator let it sell again.
    ShopReopened = "shop.reopened" { shop_id: ShopId },
    /// A moderator will close the shop, and its people have been told.
    ShopClosingAnnounced = "shop.closing_announced" {
        shop_id: ShopId,
        /// A key of the list of reasons.
        reason: String,
        /// The moderator's own.
        words: Option<String>,
        /// From the beginning of that day on.
        starts_on: Date,
    },
    /// It is not closed.
    ShopClosingCalledOff = "shop.closing_called_off" { shop_id: ShopId },
    /// A moderator closed it.
    ShopClosed = "shop.closed" {
        shop_id: ShopId,
        /// A key of the list of reasons.
        reason: String,
        /// The moderator's own.
        words: Option<String>,
    },
    /// Its people say something against a sanction.
    ShopAppealed = "shop.appealed" { shop_id: ShopId, appeal_id: AppealId },
    /// Another moderator has decided about that.
    ShopAppealDecided = "shop.appeal_decided" {
        shop_id: ShopId,
        appeal_id: AppealId,
        /// The sanction was ended.
        lifted: bool,
    },
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
