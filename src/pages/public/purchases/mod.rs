//! What was placed with one press, under `/purchases`.

pub mod buttons;
pub mod purchase;
