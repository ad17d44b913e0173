//! What happened to accounts and roles, for the audit log and for whoever listens.

use time::Date;

use super::Role;
use crate::{
    infra::events::events,
    kernel::{
        ids::{AccountId, UnitCode},
        instant::Instant,
        words::people::NumberReason,
    },
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
    /// The account is signed in to with a code of an app beside the password. Its other sessions have ended.
    SecondFactorSet = "account.second_factor_set" { account_id: AccountId },
    /// Its owner does without.
    SecondFactorEnded = "account.second_factor_ended" { account_id: AccountId },
    /// Another administrator or an operator took it off. All sessions have ended.
    SecondFactorTakenOff = "account.second_factor_taken_off" { account_id: AccountId },
    /// New codes for when the phone is lost.
    RecoveryCodesMade = "account.recovery_codes_made" { account_id: AccountId },
    /// One of them was used.
    RecoveryCodeUsed = "account.recovery_code_used" {
        account_id: AccountId,
        /// So many are not.
        left: u64,
    },
    /// The password was typed again in a session, before a deed that asks for that.
    PasswordProved = "account.password_proved" { account_id: AccountId },
    /// For a while the account changes nobody's rights: its password or number was set anew without the old one.
    AccountFrozen = "account.frozen" {
        account_id: AccountId,
        /// For so long.
        until: Instant,
    },
    /// One session was ended from another.
    SessionEnded = "account.session_ended" { account_id: AccountId },
    /// All sessions but one were ended from it.
    OtherSessionsEnded = "account.other_sessions_ended" {
        account_id: AccountId,
        /// So many.
        sessions: u64,
    },
    /// Another number, by whoever has proved both. Other sessions have ended.
    NumberChanged = "account.number_changed" { account_id: AccountId },
    /// Another number, which its owner has proved, by a moderator who has seen her. All sessions have ended.
    NumberChangedFor = "account.number_changed_for" { account_id: AccountId, reason: NumberReason },
    /// An administrator barred it; all sessions have ended.
    AccountBarred = "account.barred" {
        account_id: AccountId,
        /// Why.
        words: String,
        /// To the end of that day.
        until: Option<Date>,
    },
    /// And let it in again.
    AccountLetIn = "account.let_in" { account_id: AccountId },
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
