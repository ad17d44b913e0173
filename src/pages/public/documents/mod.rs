//! What the market has published, under `/documents`.

pub mod difference;
pub mod document;
