//! Goods: what is described, what is priced and stocked.

pub mod offers;
pub mod stock;
