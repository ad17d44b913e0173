//! Twins of `market/places/`.

mod find;
mod former;
mod search;
mod sets;
