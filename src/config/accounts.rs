//! What an account needs to be signed in to.

use serde::Deserialize;

/// How accounts are kept.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    /// Who needs a second factor beside the password.
    pub second_factor: SecondFactor,
}

/// Who needs one. Whoever has one is asked for it, whatever stands here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SecondFactor {
    /// Moderators, analysts and administrators: without one they do nothing of staff.
    Staff,
    /// Nobody.
    Off,
}
