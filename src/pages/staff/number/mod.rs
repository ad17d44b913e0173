//! A moderator gives a person another number, under `/staff/number`.

pub mod code;
pub mod index;
mod person;
