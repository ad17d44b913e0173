//! For moderators and administrators.

mod document;
mod home;
mod jobs;
mod log;
mod roles;
