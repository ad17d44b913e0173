//! What is kept of people, under `/data`; of a guest also what, once she has proved the number that she bought with.

mod holder;
pub mod index;
pub mod number;
pub mod own;
