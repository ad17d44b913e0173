//! What is told from outside, in the hands of staff: under `/staff/reports`.

pub mod buttons;
pub mod file;
pub mod index;
pub mod new;
mod parts;
pub mod report;
