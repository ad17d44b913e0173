//! What was sold: entries that are only added to, written in the commit of the deed that they are for, and the sums of them.
//! Nobody else says what *sold* is: what a shop earned and every figure of the department is read from here.
//!
//! Sums are kept by day, month and year (`kernel/spans.rs`) and by what a figure asks (`cuts.rs`). An entry waits in
//! `sales_unsummed`, which is written with it, until the worker has added it, once. A reader adds what still waits to what is kept,
//! so that what was sold is whole at every moment.

pub mod book;
mod crossings;
mod cuts;
mod entries;
pub mod find;
pub mod rebuild;
pub mod recount;
pub mod retract;
pub mod sum;
mod trade;

pub use crate::kernel::words::orders::{Channel, PaymentWay};
pub use crossings::Crossing;
pub use entries::{Line, Sold};
pub use trade::Trade;
