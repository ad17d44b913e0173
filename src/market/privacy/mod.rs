//! Personal data: one table (`kept`) says what is kept of people, why, until when and who reads it. The page on privacy shows it, the
//! export reads it, erasing and purging follow it, and a test holds it to every column of the database (decision 022).
//!
//! This slice alone writes other slices' tables: it empties what the table names, and nothing else.

pub mod emptied;
pub mod erase;
pub mod erase_number;
pub mod events;
pub mod export;
pub mod hindered;
pub mod kept;
pub mod looks;
pub mod purge;
pub mod who_was;
pub mod whose;

pub use crate::kernel::words::privacy::{Holding, Reader, Until};
