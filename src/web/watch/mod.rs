//! What is told of requests, and to whom: a line of the log and a number for each (`access`), all numbers for Prometheus (`numbers`).

pub mod access;
pub mod numbers;
