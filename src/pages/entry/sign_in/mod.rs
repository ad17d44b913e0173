//! Coming in with an account, under `/sign-in`.

pub mod buttons;
pub mod code;
pub mod index;
pub mod second;
mod waiting;
