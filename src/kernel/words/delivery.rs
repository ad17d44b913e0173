//! Words of delivery.

super::words! {
    /// A column of the table of fees.
    Zone {
        /// Within one province.
        Near = "near",
        /// Another province of the same part of the country; for a market of the highlands that is the north.
        North = "north",
        /// Another part of the country.
        Far = "far",
    }
}
