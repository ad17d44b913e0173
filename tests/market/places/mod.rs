//! Twins of `market/places/`.

mod districts;
mod find;
mod former;
mod provinces;
mod search;
mod sets;
