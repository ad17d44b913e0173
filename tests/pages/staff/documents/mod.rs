//! What the market publishes.

mod document;
mod index;
