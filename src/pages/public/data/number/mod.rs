//! A guest proves the number that she bought with, under `/data/number`.

pub mod buttons;
pub mod code;
pub mod index;
