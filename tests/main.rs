//! Every test of the program, in one binary: one link, one set of templates, one kit.
//!
//! `cargo test` runs them on SQLite; with `CHOPHIEN_TEST_DATABASE=postgres` and `CHOPHIEN_TEST_POSTGRES_URL` on PostgreSQL.
//! `make test` does both and the browser journeys.

mod access;
mod architecture;
mod faults;
mod journeys;
mod kit;

mod market;
mod migrations;
mod pages;
mod staff;
mod templates;
mod worker;
