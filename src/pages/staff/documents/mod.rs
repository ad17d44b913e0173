//! What the market publishes, to be written, under `/staff/documents`.

pub mod document;
pub mod index;
