//! A shop in the hands of staff.

pub mod buttons;
pub mod shop;
