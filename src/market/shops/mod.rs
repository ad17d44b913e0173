//! Shops: who sells, from where. What buyers see was approved by a moderator; proposals wait in `revisions`.
//!
//! Invariants: an account owns at most one shop; nothing but an approval (`revised`) changes what an open shop shows; nobody
//! becomes a member but by her own answer to an invitation.

pub mod accept_invitation;
pub mod change_phone;
pub mod content;
pub mod decline_invitation;
pub mod events;
pub mod find;
pub mod in_shop;
pub mod invitations;
pub mod invite_member;
pub mod members;
pub mod moves;
pub mod open;
pub mod remove_member;
pub mod rename;
pub mod revise;
pub mod revised;
pub mod standing;
pub mod sweep;

pub use crate::entities::{
    shop::{Kind, Status},
    shop_member::MemberRole,
};
