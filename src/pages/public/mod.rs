//! What everybody sees.

pub mod home;
pub mod places;
