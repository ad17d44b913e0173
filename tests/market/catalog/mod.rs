//! Twins of `market/catalog/`.

mod browse;
mod derive;
mod guess;
mod list;
mod live;
mod mend;
mod on_sale;
mod revisions;
mod stock;
mod variants;
