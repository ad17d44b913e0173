//! Words of certificates.

use time::Date;

use crate::kernel::calendar;

/// Decision 26/2026/QĐ-TTg, as its predecessors: an OCOP certificate holds 36 months and no longer.
const OCOP_MONTHS: i32 = 36;

super::words! {
    /// Which kind of paper.
    Scheme said key "paper-" {
        /// OCOP, 3 to 5 stars, 36 months.
        Ocop = "ocop",
        /// VietGAP.
        Vietgap = "vietgap",
        /// Organic.
        Organic = "organic",
        /// Organic, vouched for by a group of growers among themselves (PGS).
        Pgs = "pgs",
        /// Food-safety declaration.
        FoodSafety = "food_safety",
    }

    /// Where a claim stands.
    Status said key "claim-status-" {
        /// Waits for a moderator.
        Pending = "pending",
        /// Seen and found true.
        Verified = "verified",
        /// Not accepted, with a reason.
        SentBack = "sent_back",
        /// The seller sent a newer one before it was decided.
        Replaced = "replaced",
    }

    /// Where a paper stands on a day.
    State {
        /// Waits for a moderator.
        Pending = "pending",
        /// Not accepted, with a reason.
        SentBack = "sent_back",
        /// Begins on a later day.
        Ahead = "ahead",
        /// Holds.
        Valid = "valid",
        /// Holds for a few weeks more.
        Expiring = "expiring",
        /// Its time is over.
        Expired = "expired",
        /// Taken back by whoever issued it.
        Withdrawn = "withdrawn",
    }
}

impl Scheme {
    /// The last day of a paper that states none, and the latest that one may state, if its kind has a length of its own: of OCOP 36
    /// months after it was issued (29 February becomes 28).
    pub fn own_end(self, issued: Date) -> Option<Date> {
        match self {
            Self::Ocop => Some(calendar::after(issued, OCOP_MONTHS)),
            Self::Vietgap | Self::Organic | Self::Pgs | Self::FoodSafety => None,
        }
    }
}

impl State {
    /// What the paper says counts on that day: a star shows.
    pub const fn holds(self) -> bool {
        match self {
            Self::Valid | Self::Expiring => true,
            Self::Pending | Self::SentBack | Self::Ahead | Self::Expired | Self::Withdrawn => false,
        }
    }
}
