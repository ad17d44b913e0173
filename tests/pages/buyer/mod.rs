//! One's own.

mod account;
mod password;
mod purchases;
