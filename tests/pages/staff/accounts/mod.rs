//! People in the hands of administrators.

mod account;
mod buttons;
mod index;
