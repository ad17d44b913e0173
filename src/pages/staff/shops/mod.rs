//! A shop in the hands of staff.

pub mod shop;
