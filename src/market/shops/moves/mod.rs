//! What becomes of a shop that was approved: the one table of what can be done to it, and where it stands afterwards. Whoever moves it asks
//! who may; its goods come and go with it (`catalog/doors`).
//!
//! | | open | resting | left by its owner | suspended | closed by a moderator |
//! |---|---|---|---|---|---|
//! | its owner lets it **rest** until a day | resting | resting, until another day | – | – | – |
//! | it **resumes**: its owner says so, or the day is over | – | open | – | – | – |
//! | its owner **leaves** | left | left | – | – | – |
//! | its owner **returns** | – | – | open | – | – |
//! | it is **suspended** by a moderator, after a notice or at once | suspended | suspended | – | – | – |
//! | it is **restored** by a moderator, or its last day is over | – | – | – | open, or resting as before | open, or resting as before |
//! | it is **closed** by a moderator, after a notice or at once | – | – | – | closed | – |
//!
//! Whatever it does, it and its goods are shown and sold while it is open, and a resting shop shows its page; orders go on in all of them,
//! and its people come in.

pub mod find;
pub mod step;

use time::Date;

use super::Status;

/// What can be done to an approved shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// To the end of that day.
    Rest(Date),
    /// It sells again.
    Resume,
    /// Its owner sells here no longer.
    Leave,
    /// She does again.
    Return,
    /// A moderator stops it.
    Suspend,
    /// As before it was suspended or closed.
    Restore,
    /// A moderator closes it.
    Close,
}

impl Deed {
    /// Where it can be done to a shop.
    pub fn from(self) -> impl Iterator<Item = Status> {
        Status::ALL.into_iter().filter(move |status| self.leads(*status, false).is_some())
    }

    /// Where a shop stands afterwards; nothing where that cannot be done to it. `rests`: its owner's rest is not over.
    pub const fn leads(self, from: Status, rests: bool) -> Option<Status> {
        use Status::{Closed, Draft, Left, Open, Pending, Resting, SentBack, Suspended};
        let stood = if rests { Resting } else { Open };
        match (from, self) {
            (Open | Resting, Self::Rest(_)) => Some(Resting),
            (Open | Resting, Self::Leave) => Some(Left),
            (Open | Resting, Self::Suspend) => Some(Suspended),
            (Resting, Self::Resume) | (Left, Self::Return) => Some(Open),
            (Suspended | Closed, Self::Restore) => Some(stood),
            (Suspended, Self::Close) => Some(Closed),
            (Draft | Pending | SentBack | Open | Resting | Left | Suspended | Closed, _) => None,
        }
    }
}
