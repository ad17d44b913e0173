//! Who acts, and for whom.

use super::ids::{AccountId, ConsentId};

/// Whose finger it was, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A buyer without an account.
    Guest,
    /// Somebody signed in.
    Account(AccountId),
    /// A helper at work for a household that agreed: everything recorded names both, and the consent.
    Helper {
        /// The helper.
        account: AccountId,
        /// Whose business it is.
        household: AccountId,
        /// Under which agreement.
        consent: ConsentId,
    },
    /// A moderator at the request of a person whom she has seen: everything recorded names both.
    AtRequest {
        /// The moderator.
        account: AccountId,
        /// Whose business it is.
        person: AccountId,
    },
    /// A job: nobody pressed anything.
    System,
}

impl Actor {
    /// The person whose finger it was.
    pub fn account(self) -> Option<AccountId> {
        match self {
            Self::Account(account) | Self::Helper { account, .. } | Self::AtRequest { account, .. } => Some(account),
            Self::Guest | Self::System => None,
        }
    }

    /// The person whose business it is.
    pub fn principal(self) -> Option<AccountId> {
        match self {
            Self::Helper { household, .. } => Some(household),
            Self::AtRequest { person, .. } => Some(person),
            _ => self.account(),
        }
    }

    /// The agreement under which a helper acts.
    pub fn consent(self) -> Option<ConsentId> {
        match self {
            Self::Helper { consent, .. } => Some(consent),
            _ => None,
        }
    }
}
