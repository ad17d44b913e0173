//! The province's registry of papers.

mod entries;
mod imports;
mod index;
