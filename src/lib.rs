//! Chợ Phiên: a marketplace for the farming households of a Vietnamese province. Modules stand in floor order, the lowest
//! first; a floor uses only those above it in this list. `docs/architecture.md` is the tour.

pub mod kernel;

pub mod config;
pub mod entities;
pub mod infra;
pub mod market;

pub mod app;
pub mod web;

pub mod pages;
pub mod router;
pub mod worker;

pub mod backup;
pub mod check;
pub mod demo;
pub mod documents;
pub mod figures;
pub mod healthy;
pub mod production;
pub mod staff;
pub mod start;

/// SQLite and the server allocate on one thread what another frees; the system's allocator makes them wait for each other
/// (docs/performance.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
