//! Files that are read into the registry. A file is tried first (`begin`, `stage`, `finish`): each of its rows is read and compared, and
//! nothing is written but what was found. Then it is confirmed, and a job writes it row by row (`write`). A file adds and amends; what it
//! does not name stays, and what has left comes back by no file. The same file again changes nothing.

pub mod begin;
pub mod confirm;
pub mod discard;
pub mod find;
pub mod finish;
pub mod reading;
pub mod stage;
pub mod sweep;
pub mod write;

/// Rows of a file, without its headings.
pub const MOST_ROWS: u32 = 10_000;
