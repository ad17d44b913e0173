//! One's own.

mod again;
mod buttons;
mod data;
mod documents;
mod index;
mod number;
mod password;
mod purchases;
mod second_factor;
mod security;
