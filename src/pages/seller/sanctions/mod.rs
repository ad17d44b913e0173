//! What was done to a shop and its goods, under `/seller/{shop}/sanctions`.

pub mod sanction;
