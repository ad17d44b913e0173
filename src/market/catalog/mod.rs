//! Goods: a product is described, its variants are priced and stocked. What is described was approved by a moderator;
//! proposals wait in `revisions` while the approved version stays live. Price and stock change at once.
//!
//! Invariants: the columns of a product that can be searched and listed are derived (`derive`), never typed; the intervals in
//! which it was live are kept (`live`); a lock on a variant is taken before one on its product, never after.

pub mod browse;
pub mod cards;
pub mod content;
pub mod derive;
pub mod doors;
pub mod events;
pub mod find;
pub mod guess;
pub mod list;
pub mod live;
pub mod offers;
pub mod on_sale;
pub mod own;
pub mod quotas;
pub mod recount;
pub mod revise;
pub mod revised;
pub mod stock;
pub mod variants;
pub mod views;

pub use live::{pause, resume};

pub use crate::entities::product::Status;
