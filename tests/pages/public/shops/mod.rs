//! Who sells.

mod shop;
