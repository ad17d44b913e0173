//! What was placed with one press.

mod purchase;
