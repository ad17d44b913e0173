//! What is said of a shop.

mod index;
mod report;
