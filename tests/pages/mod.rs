//! Twins of `src/pages/`: what visitors see and send, by audience.

mod address;
mod department;
mod photos;
mod public;
mod seller;
