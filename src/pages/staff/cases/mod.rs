//! What waits for a moderator's word, under `/staff/cases`.

pub mod case;
