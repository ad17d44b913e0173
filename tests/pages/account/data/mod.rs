//! What is kept of whoever is signed in.

mod erasure;
mod file;
mod index;
