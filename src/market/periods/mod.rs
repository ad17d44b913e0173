//! Periods that are counted in days: how long a notice is, within how many days an appeal is made and answered. They are dated rows, since
//! laws and rules change: whoever asks, asks for a day.
//!
//! Invariant: no deed changes a row or takes one out (`set` adds one), and the last one whose day has come holds. The database has rows of
//! its own from the beginning, which a market that is brought back from a backup brings along, so no trigger holds that.

pub mod events;
pub mod find;
pub mod set;

pub use crate::entities::period::Period;
