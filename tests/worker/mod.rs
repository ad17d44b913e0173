//! What is done in the background.

mod alerts;
mod deadlines;
mod optimize;
mod queue;
