//! What one node knows of itself and of its market.

pub mod identity;
pub mod open_files;
pub mod pulse;
pub mod time;
pub mod wake;
