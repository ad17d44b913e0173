//! What is done in the background.

pub mod deadlines;
mod optimize;
mod queue;
