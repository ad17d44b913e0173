//! What waits for a moderator's word, under `/staff/cases`.

pub mod buttons;
pub mod case;
pub mod next;
