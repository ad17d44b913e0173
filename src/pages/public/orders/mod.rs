//! Orders as their buyers follow them, under `/orders`.

pub mod buttons;
pub mod index;
pub mod order;
pub mod proof;
