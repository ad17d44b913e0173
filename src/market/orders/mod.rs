//! Purchases and orders: what a buyer placed with one press, and each shop's part of it, from placed to completed.
//!
//! Invariants: a status changes only along `status::MOVES`, and back where `retract.rs` takes a delivery back; every change is an event in the same commit; lines are snapshots.

pub mod came_back;
pub mod cancel;
pub mod complete;
pub mod confirm;
pub mod deliver;
pub mod events;
pub mod fail_to_deliver;
pub mod find;
pub mod hand_over;
pub mod join;
pub mod not_arrived;
pub mod open;
pub mod pack;
pub mod policy;
pub mod postpone;
pub mod recount;
pub mod retract;
pub mod status;
pub mod step;

pub use crate::entities::order::{CancelReason, Party, Status};
