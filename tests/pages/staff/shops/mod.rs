//! A shop in the hands of staff.

mod buttons;
mod shop;
