//! A new account.

mod buttons;
mod code;
mod index;
