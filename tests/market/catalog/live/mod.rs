//! Twins of `market/catalog/live/`, and the intervals that they keep.

mod intervals;
mod pause;
mod restore;
mod resume;
mod stop;
