//! For moderators and administrators, under `/staff`.

pub mod buttons;
pub mod cases;
pub mod documents;
pub mod index;
pub mod jobs;
pub mod log;
pub mod number;
pub mod queue;
pub mod roles;
pub mod status;
