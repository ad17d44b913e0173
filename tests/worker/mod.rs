//! What is done in the background.

mod optimize;
mod queue;
mod recurring;
