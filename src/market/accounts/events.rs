//! What happened to accounts and roles, for the audit log and for whoever listens.

use serde::Serialize;

use crate::{
    infra::db::Event,
    kernel::ids::{AccountId, UnitCode},
};

/// A number was proved and an account made for it.
#[derive(Debug, Serialize)]
pub struct AccountRegistered {
    /// The new account.
    pub account_id: AccountId,
}

/// An operator made an account without a texted code.
#[derive(Debug, Serialize)]
pub struct AccountAdded {
    /// The new account.
    pub account_id: AccountId,
}

/// Name, e-mail, commune or language changed.
#[derive(Debug, Serialize)]
pub struct AccountEdited {
    /// Whose.
    pub account_id: AccountId,
}

/// A new password, by someone who knew the old one. Other sessions have ended.
#[derive(Debug, Serialize)]
pub struct PasswordChanged {
    /// Whose.
    pub account_id: AccountId,
}

/// A new password by a texted code. All sessions have ended.
#[derive(Debug, Serialize)]
pub struct PasswordReset {
    /// Whose.
    pub account_id: AccountId,
}

/// An account may do more than before.
#[derive(Debug, Serialize)]
pub struct RoleGranted {
    /// Whose.
    pub account_id: AccountId,
    /// What.
    pub role: &'static str,
    /// Where; nowhere named is the whole market.
    pub unit_code: Option<UnitCode>,
}

/// An account may do less than before.
#[derive(Debug, Serialize)]
pub struct RoleRevoked {
    /// Whose.
    pub account_id: AccountId,
    /// What.
    pub role: &'static str,
    /// Where; nowhere named is the whole market.
    pub unit_code: Option<UnitCode>,
}

macro_rules! named {
    ($($event:ty => $name:literal),+ $(,)?) => {$(
        impl Event for $event {
            const NAME: &'static str = $name;
        }
    )+};
}

named! {
    AccountRegistered => "account.registered",
    AccountAdded => "account.added",
    AccountEdited => "account.edited",
    PasswordChanged => "account.password_changed",
    PasswordReset => "account.password_reset",
    RoleGranted => "role.granted",
    RoleRevoked => "role.revoked",
}
