//! What the members of a shop see and send.

mod buttons;
mod closure;
mod delivery;
mod index;
mod members;
mod money;
mod orders;
mod products;
mod reports;
mod rest;
mod sanctions;
mod shop;
mod shops;
