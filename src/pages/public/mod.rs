//! What everybody sees.

pub mod documents;
pub mod home;
pub mod language;
pub mod places;
pub mod robots;
pub mod sight;
