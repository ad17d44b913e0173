//! What is kept of a number that was proved.

mod erasure;
mod file;
mod index;
