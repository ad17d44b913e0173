//! Moderation: whatever must be looked at before it is shown waits in one queue; a moderator approves or sends back with a
//! reason. What that does to it is its own slice's business; here is who may decide, and the record of every decision.
//!
//! Invariants: each decision is a row of `decisions` in the commit that carries it out, and such a row never changes; nobody
//! decides about a shop that is her own.

pub mod appeals;
pub mod case;
pub mod certificates;
pub mod compared;
pub mod decide;
pub mod goods;
pub mod held;
pub mod history;
pub mod measures;
pub mod papers;
pub mod person;
pub mod products;
pub mod queue;
pub mod reach;
pub mod refusals;
pub mod sanctions;
pub mod search;
pub mod shops;
pub mod signs;
pub mod subject;
mod subjects;
pub mod suspensions;

pub use crate::entities::decision::{Kind, Reason, Verdict};
pub use subjects::of;
