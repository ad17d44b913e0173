//! A new password for whoever forgot the old one, under `/reset`.

pub mod code;
pub mod index;
