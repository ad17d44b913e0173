//! What is done in the background.

mod alerts;
pub mod deadlines;
mod optimize;
mod queue;
mod shops;
mod texts;
