//! Twins of `market/delivery/`.

mod quote;
