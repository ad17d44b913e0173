//! One's own.

mod again;
mod buttons;
mod index;
mod number;
mod password;
mod purchases;
mod second_factor;
mod security;
