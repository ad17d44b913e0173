//! Twins of `market/orders/`.

mod cancel;
mod find;
mod join;
mod step;
