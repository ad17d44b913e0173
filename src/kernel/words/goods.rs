//! Words of products and of how they are sold.

super::words! {
    /// Where a product stands.
    Status said key "goods-status-" {
        /// Never approved yet; waits for a moderator.
        Pending = "pending",
        /// Never approved; to be mended by the seller.
        SentBack = "sent_back",
        /// Approved and offered (shown while its shop is open).
        Live = "live",
        /// Approved, taken off by the seller for now.
        Paused = "paused",
        /// Taken off by a moderator.
        Hidden = "hidden",
    }

    /// What the amount of a measure counts.
    Base {
        /// Grams; compared by the kilogram.
        Gram = "gram",
        /// Millilitres; compared by the litre.
        Millilitre = "millilitre",
        /// Pieces.
        Piece = "piece",
    }
}
