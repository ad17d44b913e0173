//! Orders as their buyers follow them.

mod buttons;
mod index;
mod order;
pub mod proof;
