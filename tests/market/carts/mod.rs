//! Twins of `market/carts/`.

mod add;
mod merge;
mod renew;
mod set_quantity;
