//! How long a sign-in is believed.

use serde::Deserialize;
use time::Duration;

/// Of accounts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    /// Whoever moderates, reads statistics or administers signs in again after so many hours.
    pub staff_session_hours: i64,
    /// Before rights are given, figures exported or a number is changed, the password must have been typed within so many minutes.
    pub proved_minutes: i64,
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
