//! Goods: what is described, photographed, priced and stocked, and how it is found.

pub mod browse;
pub mod cards;
mod filter;
pub mod mend;
pub mod offers;
pub mod on_sale;
pub mod search;
pub mod spelling;
pub mod stock;
