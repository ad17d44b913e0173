//! The record that nobody can edit. What staff did, who may what and what was earned (`migrations::sealed_events`) is sealed in the order in
//! which it became visible: each seal holds the event and the seal before it, so that a row that is changed, put in another's place,
//! taken out or moved is found by `verify`. Who can write to the database can seal everything anew: so its last seal, the head, is kept
//! outside of it too, beside the pictures and in a mail of each day.
//!
//! A trigger writes in the commit of an event that it waits (`unsealed`); the worker seals what waits, each event once.

mod digest;
pub mod head;
pub mod seal;
pub mod verify;

pub use self::head::Head;
