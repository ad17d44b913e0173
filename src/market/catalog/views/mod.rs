//! What buyers see beside lists: a product's page, a shop's, where things come from.

pub mod by_place;
pub mod front;
pub mod product;
pub mod shop;
pub mod slugs;
