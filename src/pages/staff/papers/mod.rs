//! A paper in the hands of staff.

pub mod buttons;
pub mod paper;
