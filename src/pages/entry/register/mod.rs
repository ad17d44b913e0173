//! A new account, under `/register`.

pub mod buttons;
pub mod code;
pub mod index;
