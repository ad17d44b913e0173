//! Twins of `market/carts/`.

mod add;
mod add_again;
mod merge;
mod remove;
mod renew;
mod set_quantity;
mod sweep;
