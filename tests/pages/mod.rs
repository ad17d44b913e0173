//! Twins of `src/pages/`: what visitors see and send, by audience.

mod department;
mod public;
