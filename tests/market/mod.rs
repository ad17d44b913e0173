//! Twins of `src/market/`: for each command a file that brings about every way it ends.

mod accounts;
mod carts;
mod catalog;
mod certificates;
mod checkout;
mod delivery;
mod documents;
mod moderation;
mod notices;
mod orders;
mod payments;
mod places;
mod revisions;
mod shops;
mod statistics;
