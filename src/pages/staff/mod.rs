//! For moderators and administrators, under `/staff`.

pub mod document;
pub mod documents;
pub mod home;
pub mod jobs;
pub mod log;
pub mod roles;
