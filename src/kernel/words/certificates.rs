//! Words of certificates.

super::words! {
    /// Which kind of paper.
    Scheme said key "paper-" {
        /// OCOP, 3 to 5 stars, 36 months.
        Ocop = "ocop",
        /// VietGAP.
        Vietgap = "vietgap",
        /// Organic.
        Organic = "organic",
        /// Food-safety declaration.
        FoodSafety = "food_safety",
    }

    /// Where a claim stands.
    Status {
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

impl State {
    /// What the paper says counts on that day: a star shows.
    pub const fn holds(self) -> bool {
        match self {
            Self::Valid | Self::Expiring => true,
            Self::Pending | Self::SentBack | Self::Ahead | Self::Expired | Self::Withdrawn => false,
        }
    }
}
