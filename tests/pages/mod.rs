//! Twins of `src/pages/`: what visitors see and send, by audience.

mod account;
mod address;
mod department;
mod entry;
mod guest;
mod hostile;
mod hostile_pictures;
mod incoming;
mod kept;
mod limits;
mod marks;
mod moved;
mod passwords;
mod photo_kinds;
mod photos;
pub mod public;
mod quotas;
mod seller;
pub mod staff;
