//! Where the goods come from, under `/places`.

pub mod index;
pub mod suggestions;
