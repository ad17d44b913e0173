//! Pages that are kept to be shown again, in bounded memory. What is kept is not known here: `web` keeps answers, `pages` keeps
//! their parts. What is known is how long it may be shown: until one of its subjects is marked, or the day is over.
//!
//! Marks are written by the database itself and read by every process (`follow`), so a page is never older than a second.

mod follow;
mod generations;
mod marks;
mod store;
mod subject;
mod turns;

pub use self::{
    follow::follow,
    marks::{Reader, sweep},
    store::{Begun, PageCache},
    subject::Subject,
    turns::Turn,
};
