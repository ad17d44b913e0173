//! Shops: who sells, from where. What buyers see was approved by a moderator; proposals wait as revisions.
//!
//! Invariants: an account owns at most one shop; a shop has at most one pending revision; nothing but `approve` changes what an
//! open shop shows.

pub mod add_member;
pub mod approve;
pub mod content;
pub mod events;
pub mod find;
pub mod members;
pub mod open;
pub mod public;
pub mod remove_member;
pub mod revise;
pub mod revisions;
pub mod send_back;
pub mod standing;

pub use crate::entities::{
    shop::{Kind, Status},
    shop_member::MemberRole,
};
