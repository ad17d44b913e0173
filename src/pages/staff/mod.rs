//! For moderators and administrators, under `/staff`.

mod compared;
pub mod document;
pub mod documents;
pub mod home;
pub mod jobs;
pub mod log;
pub mod queue;
pub mod review;
pub mod roles;
