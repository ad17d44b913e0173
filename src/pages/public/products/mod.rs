//! What is on sale, under `/products`.

pub mod index;
pub mod product;
