//! What anybody tells from outside, under `/reports`.

pub mod buttons;
pub mod index;
pub mod new;
pub mod report;
