//! What only the demo market shows, under `/demo`.

pub mod messages;
