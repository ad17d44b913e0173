//! One's own.

mod buttons;
mod index;
mod password;
mod purchases;
mod second_factor;
