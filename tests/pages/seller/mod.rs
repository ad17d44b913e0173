//! For those who sell.

mod index;
mod members;
mod open;
mod shop;
