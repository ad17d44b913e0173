//! What is kept of a number that was proved, under `/data/own`: to read, to take along, and to have erased.

pub mod erasure;
pub mod file;
pub mod index;
