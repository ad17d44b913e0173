//! Real processes of the program, broken on purpose while buyers order: `make faults`, on SQLite and on PostgreSQL. Buyers write down
//! every code that they were answered with, and what they wrote is compared with the database afterwards.
//!
//! Every fault is an ignored test that prints one line of figures; `short` is an ordinary one. docs/faults.md has the figures.

mod buyers;
mod carried;
mod clock;
mod cpu;
mod deadlines;
mod full_disk;
mod hang_ups;
mod kills;
mod ledger;
mod mail;
mod market;
mod migrations;
mod postmaster;
mod replica;
mod rush;
mod short;

use std::{fmt::Display, time::Duration};

use crate::kit::database::on_postgres;

/// The one line of a fault.
fn told(fault: &str, figures: impl Display) {
    let database = if on_postgres() { "PostgreSQL" } else { "SQLite" };
    println!("\n>> {fault} · {database}: {figures}");
}

/// A time, or that what it was to be the time of never came.
fn after(time: Option<Duration>) -> String {
    time.map_or_else(|| "never".to_owned(), |time| format!("{time:.1?}"))
}
