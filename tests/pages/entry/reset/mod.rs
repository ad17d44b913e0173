//! A new password.

mod code;
mod index;
