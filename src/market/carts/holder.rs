//! Whose cart it is.

use sha2::{Digest, Sha256};

use crate::{infra::secret::hex, kernel::ids::AccountId};

/// Whose cart it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Somebody signed in.
    Account(AccountId),
    /// Whoever holds the cookie whose SHA-256 this is.
    Visitor(String),
}

impl Holder {
    /// By the text of the cookie, which is not kept.
    pub fn of_token(token: &str) -> Self {
        Self::Visitor(hex(&Sha256::digest(token.as_bytes())))
    }
}
