//! What an account needs to be signed in to, and how long a sign-in is believed.

use serde::Deserialize;
use time::Duration;

/// How accounts are kept.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    /// Who needs a second factor beside the password.
    pub second_factor: SecondFactor,
    /// Whoever moderates, reads statistics or administers signs in again after so many hours.
    pub staff_session_hours: i64,
    /// Before rights are given, figures exported or a number is changed, the password must have been typed within so many minutes.
    pub proved_minutes: i64,
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

impl Accounts {
    /// How long a sign-in of staff lasts.
    pub fn working_day(&self) -> Duration {
        Duration::hours(self.staff_session_hours)
    }

    /// How long a password that was typed is believed.
    pub fn proved_within(&self) -> Duration {
        Duration::minutes(self.proved_minutes)
    }
}

/// What is wrong with them, if anything is.
pub(super) fn fault(accounts: &Accounts) -> Option<&'static str> {
    if !(1..=12).contains(&accounts.staff_session_hours) {
        return Some("[accounts] staff_session_hours: must be from 1 to 12");
    }
    (!(1..=60).contains(&accounts.proved_minutes)).then_some("[accounts] proved_minutes: must be from 1 to 60")
}
