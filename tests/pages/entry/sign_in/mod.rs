//! Coming in with an account.

mod buttons;
mod code;
mod index;
mod second;
