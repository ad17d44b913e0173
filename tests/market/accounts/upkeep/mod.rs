//! What is done to an account without its owner asking for it.

mod end_sessions;
mod rehash;
