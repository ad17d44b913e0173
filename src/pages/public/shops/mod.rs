//! Who sells, under `/shops`.

pub mod shop;
