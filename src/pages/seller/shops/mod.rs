//! The shops of whoever is signed in: addresses under `/seller` that name no shop yet.

pub mod buttons;
pub mod index;
pub mod opening;
