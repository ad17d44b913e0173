//! Twins of `market/catalog/live/`, and the intervals that they keep.

mod intervals;
mod pause;
mod resume;
