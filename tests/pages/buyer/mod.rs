//! One's own.

mod account;
mod invitations;
mod password;
mod purchases;
