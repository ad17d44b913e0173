//! What is done to an account without its owner asking for it.

pub mod end_sessions;
pub mod rehash;
