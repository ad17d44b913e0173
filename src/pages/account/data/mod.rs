//! What is kept of whoever is signed in, under `/account/data`: to read, to take along, and to have erased.

pub mod erasure;
pub mod file;
pub mod index;
