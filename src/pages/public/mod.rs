//! What everybody sees.

pub mod cart;
pub mod cart_line;
pub mod checkout;
pub mod demo_messages;
pub mod documents;
pub mod home;
pub mod language;
pub mod look_up;
pub mod order;
pub mod order_deeds;
pub mod purchase;
pub mod robots;
pub mod sight;
pub mod suggest_places;
