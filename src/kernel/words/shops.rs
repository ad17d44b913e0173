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
        /// Approved, and its owner sells nothing for a while: its page says until when.
        Resting = "resting",
        /// Approved, and stopped by a moderator: nothing of it is on sale, its orders go on.
        Suspended = "suspended",
        /// Approved, and given up by its owner: nothing of it is shown, its orders go on.
        Left = "left",
        /// Approved, and closed by a moderator: likewise.
        Closed = "closed",
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

impl Status {
    /// Everybody finds its page: it sells, or its owner lets it rest.
    pub const fn has_page(self) -> bool {
        match self {
            Self::Open | Self::Resting => true,
            Self::Draft | Self::Pending | Self::SentBack | Self::Suspended | Self::Left | Self::Closed => false,
        }
    }

    /// It was approved once, whatever has become of it: what it says is known to be fit, and every change waits beside it.
    pub const fn is_approved(self) -> bool {
        match self {
            Self::Open | Self::Resting | Self::Suspended | Self::Left | Self::Closed => true,
            Self::Draft | Self::Pending | Self::SentBack => false,
        }
    }
}
