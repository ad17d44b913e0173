//! Twins of `market/checkout/`.

mod place;
