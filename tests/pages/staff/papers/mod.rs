//! A paper in the hands of staff.

mod buttons;
mod paper;
