//! What everybody sees.

pub mod home;
