//! What only the demo market shows.

mod messages;
