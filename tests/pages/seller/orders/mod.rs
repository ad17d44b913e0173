//! A shop's orders.

mod buttons;
mod index;
mod order;
