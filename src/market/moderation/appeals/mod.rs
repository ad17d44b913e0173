//! What a shop says against a sanction: once, while it is in force, and within days that are counted in `periods`. Another moderator than
//! the one who imposed it decides, and what she lifts ends in the same commit.
//!
//! Invariant: an appeal that was decided stays so.

pub mod appeal;
pub mod decide;
pub mod find;

pub use crate::entities::appeal::AppealVerdict;

/// Letters of what is said, on either side.
pub const LONGEST: usize = 1_000;
