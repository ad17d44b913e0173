//! How far each household has come (an account, an approved shop, something on sale) and where it is, as intervals of days, so that
//! a move of today changes no past figure; and how many came to each step, summed by place. Below the slices whose deeds change
//! either: they call `refresh` in the same work.

mod by_place;
pub mod find;
pub mod rebuild;
pub mod recount;
pub mod refresh;
pub mod sellers;
mod standing;
mod steps;

pub use crate::kernel::words::figures::Step;
pub use steps::Steps;
