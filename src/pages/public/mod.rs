//! What everybody sees.

pub mod demo_messages;
pub mod documents;
pub mod home;
pub mod language;
pub mod robots;
pub mod sight;
pub mod suggest_places;
