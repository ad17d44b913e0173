//! What the market has published.

mod difference;
mod document;
