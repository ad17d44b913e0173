//! Coming in with an account, under `/sign-in`.

pub mod buttons;
pub mod code;
mod come_in;
pub mod index;
pub mod second;
