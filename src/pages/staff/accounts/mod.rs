//! People with accounts, for administrators, under `/staff/accounts`.

pub mod account;
pub mod buttons;
pub mod index;
