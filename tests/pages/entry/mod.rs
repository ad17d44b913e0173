//! Coming in and going out.

mod register;
mod register_code;
mod reset_code;
mod sign_in;
mod sign_out;
