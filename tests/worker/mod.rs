//! What is done in the background.

mod deadlines;
mod optimize;
mod queue;
