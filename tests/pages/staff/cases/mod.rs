//! What waits for a moderator's word.

mod case;
