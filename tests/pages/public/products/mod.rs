//! What is on sale.

mod index;
mod product;
