//! A verdict is held for a minute before it is carried out: whoever gave it may take it back meanwhile, and nobody has heard of it yet.
//! What is stopped is stopped at once: that is no verdict on a case.
//!
//! Invariants: of a case one verdict is held at most; a row is gone when it was carried out or taken back, and what was decided is what
//! `decisions` says then.

pub mod carry_out;
pub mod find;
pub mod hold;
pub mod take_back;

use time::Duration;

use crate::market::revisions::why::Why;

/// For so long.
pub const HELD: Duration = Duration::seconds(60);

/// What a moderator says of a case.
#[derive(Clone, Debug)]
pub enum Given {
    /// It may be shown, or counts.
    Approved,
    /// It goes back, and why.
    SentBack(Why),
}
