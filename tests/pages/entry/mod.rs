//! Coming in and going out.

mod buttons;
mod register;
mod reset;
mod sign_in;
