//! What the members of a shop see and send.

mod delivery;
mod index;
mod members;
mod money;
mod orders;
mod products;
mod shop;
mod shops;
