//! Where the goods come from.

mod index;
mod suggestions;
