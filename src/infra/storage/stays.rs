//! What no restoring takes away.

/// What lies below this name stays where a market is brought back into an emptied place: who was erased since.
pub const STAYS: &str = "erased";
