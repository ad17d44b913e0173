//! For everybody.

mod cart;
pub mod checkout;
mod demo_messages;
mod documents;
mod home;
mod look_up;
mod order_deeds;
mod products;
mod purchase;
mod shop;
mod sight;
mod suggest_places;
