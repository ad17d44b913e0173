//! What waits for a moderator's word.

mod buttons;
pub mod case;
mod next;
