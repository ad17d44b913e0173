//! For everybody.

mod checkout;
mod home;
mod suggest_places;
