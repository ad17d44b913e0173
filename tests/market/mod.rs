//! Twins of `src/market/`: for each command a file that brings about every way it ends.

mod accounts;
mod catalog;
mod certificates;
mod delivery;
mod documents;
mod moderation;
mod notices;
mod places;
mod shops;
mod statistics;
