//! A product in the hands of staff.

pub mod buttons;
pub mod product;
