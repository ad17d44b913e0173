//! How the market is: read when somebody asks (`gauges`), counted as it goes along (`metrics`), said in lines (`log`), told where it
//! matters who did it (`security`), and judged by rules that people can read (`rules`).

pub mod exposition;
pub mod gauges;
pub mod log;
pub mod metrics;
pub mod rules;
pub mod security;
