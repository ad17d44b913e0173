//! Shops: who sells, from where. What buyers see was approved by a moderator; proposals wait as revisions.

pub mod find;

pub use crate::entities::shop::Status;
