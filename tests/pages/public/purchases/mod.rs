//! What was placed with one press.

mod buttons;
mod purchase;
