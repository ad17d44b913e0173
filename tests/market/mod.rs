//! Twins of `src/market/`: for each command a file that brings about every way it ends.

mod accounts;
mod documents;
mod places;
mod shops;
mod statistics;
