//! Accounts: an identity is a proved phone number and a password; roles say what more it may do, and where.

pub mod find;

pub use crate::entities::role::RoleName as Role;
