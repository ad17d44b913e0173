//! A shop in the hands of staff.

mod shop;
