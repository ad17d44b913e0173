//! For everybody.

mod checkout;
mod demo_messages;
mod documents;
mod home;
mod products;
mod shop;
mod sight;
mod suggest_places;
