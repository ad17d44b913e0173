//! Twins of `market/checkout/`.

mod bind;
mod place;
