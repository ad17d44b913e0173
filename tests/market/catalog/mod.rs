//! Twins of `market/catalog/`.

mod derive;
mod guess;
mod list;
mod live;
mod revisions;
mod variants;
