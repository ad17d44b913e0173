//! Accounts: an identity is a proved phone number and a password; roles say what more it may do, and where.
//!
//! Invariants: an account made on the site comes out of a texted code that was proved in the same commit; a new password ends
//! the sessions that stood before it; roles are never deleted, only revoked.

pub mod add;
pub mod bars;
pub mod change_password;
pub mod edit;
pub mod events;
pub mod find;
pub mod grant;
pub mod granted;
pub mod journal;
pub mod people;
pub mod prove;
pub mod register;
pub mod reset_password;
pub mod revoke;
pub mod roles;
pub mod safety;
pub mod second;
pub mod still_may;
pub mod sweep;
pub mod text_code;
pub mod upkeep;

/// Letters of a person's name: some have one.
pub const NAME: std::ops::RangeInclusive<usize> = 1..=80;

pub use self::safety::frozen::frozen_until;
pub use crate::kernel::words::people::{NumberReason, Purpose, Role};
