//! Twins of `market/catalog/`.

mod browse;
mod derive;
mod doors;
mod guess;
mod list;
mod live;
mod on_sale;
mod ranking;
mod revise;
mod shops;
mod stock;
mod variants;
mod vocabulary;

use super::revisions;
