//! Carts: what somebody means to buy, kept for an account, or for whoever holds a cookie. A cart reserves nothing.

pub mod add;
pub mod add_again;
mod claim;
pub mod find;
pub mod holder;
pub mod inside;
pub mod merge;
pub mod policy;
pub mod remove;
pub mod renew;
pub mod set_quantity;
pub mod sweep;
