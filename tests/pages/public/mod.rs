//! For everybody.

mod checkout;
mod home;
mod products;
mod shop;
mod suggest_places;
