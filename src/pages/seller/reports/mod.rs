//! What buyers and others say of a shop, under `/seller/{shop}/reports`.

pub mod index;
pub mod report;
