//! Twins of `market/places/`.

mod districts;
mod find;
mod former;
mod near;
mod provinces;
mod search;
mod sets;
