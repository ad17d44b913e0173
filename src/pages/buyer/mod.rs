//! What is one's own: the account and what belongs to it.

pub mod account;
pub mod invitations;
pub mod password;
pub mod purchases;
