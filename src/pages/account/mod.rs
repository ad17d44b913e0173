//! What is one's own: the account and what belongs to it.

pub mod again;
pub mod buttons;
pub mod data;
pub mod documents;
pub mod index;
pub mod number;
pub mod password;
pub mod purchases;
pub mod second_factor;
pub mod security;
