//! What is one's own: the account and what belongs to it.

pub mod buttons;
pub mod index;
pub mod password;
pub mod purchases;
pub mod second_factor;
