//! For everybody.

mod home;
mod suggest_places;
