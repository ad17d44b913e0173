//! A product in the hands of staff.

mod buttons;
mod product;
