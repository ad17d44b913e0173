//! Twins of `market/carts/`.

mod add;
mod add_again;
mod inside;
mod merge;
mod remove;
mod renew;
mod set_quantity;
mod sweep;
