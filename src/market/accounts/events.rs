//! What happened to accounts and roles, for the audit log and for whoever listens.

use super::Role;
use crate::{
    infra::events::events,
    kernel::ids::{AccountId, UnitCode},
};

events! {
    /// A number was proved and an account made for it.
    AccountRegistered = "account.registered" { account_id: AccountId },
    /// An operator made an account without a texted code.
    AccountAdded = "account.added" { account_id: AccountId },
    /// Name, e-mail, commune or language changed.
    AccountEdited = "account.edited" { account_id: AccountId },
    /// A new password, by someone who knew the old one. Other sessions have ended.
    PasswordChanged = "account.password_changed" { account_id: AccountId },
    /// A new password by a texted code. All sessions have ended.
    PasswordReset = "account.password_reset" { account_id: AccountId },
    /// An operator ended all its sessions.
    SessionsEnded = "account.sessions_ended" { account_id: AccountId },
    /// An account may do more than before.
    RoleGranted = "role.granted" {
        account_id: AccountId,
        role: Role,
        /// Where; nowhere named is the whole market.
        unit_code: Option<UnitCode>,
    },
    /// An account may do less than before.
    RoleRevoked = "role.revoked" {
        account_id: AccountId,
        role: Role,
        /// Where; nowhere named is the whole market.
        unit_code: Option<UnitCode>,
    },
}
