//! Certificates: a paper that a seller claims for a product and a moderator verifies. What it says counts only while the paper
//! is valid on the day that is asked about.

pub mod claim;
pub mod conditions;
pub mod events;
pub mod find;
pub mod registered;
pub mod reinstate;
pub mod remind;
pub mod send_back;
pub mod valid;
pub mod verify;
pub mod withdraw;

pub use crate::entities::certificate::{Scheme, Status};
