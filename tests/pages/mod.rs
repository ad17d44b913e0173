//! Twins of `src/pages/`: what visitors see and send, by audience.

mod address;
mod buyer;
mod department;
mod entry;
mod hostile;
mod photos;
pub mod public;
mod seller;
mod staff;
