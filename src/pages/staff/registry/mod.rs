//! The province's registry of papers, under `/staff/registry`.

pub mod entries;
pub mod imports;
pub mod index;
mod line;
