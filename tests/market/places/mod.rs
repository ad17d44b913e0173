//! Twins of `market/places/`.

mod find;
mod former;
mod provinces;
mod search;
mod sets;
