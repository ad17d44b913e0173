//! What is told of requests, and to whom: a line of the log and a number for each (`access`), its id (`request`), all numbers for Prometheus
//! (`numbers`).

pub mod access;
pub mod numbers;
pub mod request;
