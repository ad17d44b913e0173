//! Places: the communes and provinces of today, what they were until 1 July 2025, and OCOP's product sets. Reference data that
//! the migrations load; nothing here writes. What is asked on every page is in the program too, and tests compare both.

pub mod communes;
pub mod districts;
pub mod find;
pub mod former;
pub mod near;
pub mod provinces;
pub mod search;
pub mod sets;
