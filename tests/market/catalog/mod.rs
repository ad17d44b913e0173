//! Twins of `market/catalog/`.

mod browse;
mod derive;
mod guess;
mod list;
mod live;
mod mend;
mod on_sale;
mod revise;
mod stock;
mod variants;

use super::revisions;
