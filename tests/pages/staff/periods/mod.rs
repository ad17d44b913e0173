//! What is counted in days.

mod index;
mod period;
