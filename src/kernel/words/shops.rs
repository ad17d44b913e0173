//! Words of shops and their members.

super::words! {
    /// Where a shop stands.
    Status said key "shop-status-" {
        /// Being written.
        Draft = "draft",
        /// Waits for a moderator.
        Pending = "pending",
        /// To be mended by the seller.
        SentBack = "sent_back",
        /// Approved: its live products are on sale.
        Open = "open",
    }

    /// Who a seller is in law; the most common first.
    Kind said key "shop-kind-" {
        /// A farming household.
        Household = "household",
        /// A co-operative (HTX).
        Cooperative = "cooperative",
        /// An enterprise.
        Enterprise = "enterprise",
    }

    /// What a member may do.
    MemberRole {
        /// Everything, members too.
        Owner = "owner",
        /// Goods and orders.
        Member = "member",
    }
}
