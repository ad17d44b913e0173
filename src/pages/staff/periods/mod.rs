//! What is counted in days, under `/staff/periods`.

pub mod index;
pub mod period;
