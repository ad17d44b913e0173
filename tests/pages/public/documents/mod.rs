//! What the market has published.

mod document;
