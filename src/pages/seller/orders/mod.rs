//! A shop's orders, under `/seller/{shop}/orders`.

pub mod buttons;
pub mod index;
pub mod order;
