//! Twins of `market/carts/`.

mod add;
mod inside;
mod merge;
mod remove;
mod renew;
mod set_quantity;
mod sweep;
