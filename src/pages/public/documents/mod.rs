//! What the market has published, under `/documents`.

pub mod document;
