//! The province's registry of papers (OCOP, VietGAP, organic, PGS, food safety): whoever holds them, and whether what they are for is sold
//! here or not. It comes in by files (`imports`) and by hand; a paper that leaves it (`leave`) does so with a reason.
//!
//! | an entry | how it comes to that | its paper counts |
//! |---|---|---|
//! | holds | `add`, `amend`, a file | on the days from `issued_on` to `expires_on` |
//! | has left | `leave` | on none |
//! | holds again | `readmit` | as its days say |
//!
//! One number of one kind is one entry. What an entry said before it was amended is kept (`registry_changes`).

pub mod add;
pub mod amend;
pub mod conditions;
pub mod details;
pub mod events;
pub mod find;
pub mod headings;
pub mod imports;
pub mod leave;
pub mod readmit;
pub mod row;
pub mod words;
mod write;

pub use crate::kernel::words::{
    certificates::Scheme,
    registry::{Column, ImportStatus, Outcome, Problem, Shown},
};
