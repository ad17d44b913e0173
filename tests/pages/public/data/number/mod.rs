//! A number is proved.

mod buttons;
mod code;
mod index;
