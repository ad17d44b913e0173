//! Accounts that were barred: nobody comes in with one, by whatever way, until its day is over or an administrator lets it in. What was
//! bought with it goes on, and so does a shop whose member it was: an account whose own shop is open is not barred
//! (`moderation/sanctions/bar`).
//!
//! Invariant: each deed is a row of `bars`, and such a row never changes.

pub mod bar;
pub mod find;
pub mod let_in;

pub use crate::entities::bar::BarDeed;

/// Letters of why.
pub const LONGEST: usize = 500;
