//! Twins of `src/market/`: for each command a file that brings about every way it ends.

mod accounts;
mod carts;
mod catalog;
mod certificates;
mod checkout;
mod delivery;
mod documents;
mod households;
mod moderation;
mod notices;
mod orders;
mod payments;
mod periods;
mod places;
pub mod privacy;
mod registry;
pub mod reports;
mod revisions;
mod sales;
mod shops;
mod statistics;
