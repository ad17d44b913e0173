//! Moderation: whatever must be looked at before it is shown waits in one queue; a moderator approves or sends back with a
//! reason. What that does to it is its own slice's business; here is who may decide, and the record of every decision.
//!
//! Invariants: each decision is a row of `decisions` in the commit that carries it out, and such a row never changes; nobody
//! decides about a shop that is her own.

pub mod case;
pub mod certificates;
pub mod compared;
pub mod decide;
pub mod history;
pub mod products;
pub mod queue;
pub mod reach;
pub mod shops;
pub mod subject;

pub use crate::entities::decision::{Kind, Reason, Verdict};
use subject::Subject;

/// Every subject of moderation, and the file that knows it.
pub const fn of(kind: Kind) -> &'static dyn Subject {
    match kind {
        Kind::Shop => &shops::Shops,
        Kind::Product => &products::Products,
        Kind::Certificate => &certificates::Certificates,
    }
}
