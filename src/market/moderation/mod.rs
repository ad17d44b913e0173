//! Moderation: shops, products and certificates wait in one queue; a moderator approves or sends back with a reason. What that
//! does to them is their own slices' business; here is who may decide, and the record of every decision.
//!
//! Invariants: each decision is a row of `decisions` in the commit that carries it out, and such a row never changes; nobody
//! decides about a shop that is her own.

pub mod approve;
pub mod case;
pub mod goods;
pub mod history;
pub mod queue;
pub mod reach;
pub mod reasons;
pub mod send_back;

pub use crate::entities::decision::{Subject, Verdict};
