//! Checkout: what is in the form becomes one purchase with one order a shop, all of it or nothing, once.

pub mod basis;
pub mod bind;
pub mod look;
pub mod place;
pub mod policy;
pub mod proof;
pub mod quote;
