//! What the commerce department reads: the ladder and the successful transactions. Reads the tables of others and writes
//! none; nobody's name is in any answer. The definitions, for statisticians, are in `docs/statistics.md`.

pub mod former;
pub mod ladder;
pub mod ocop;
pub mod period;
pub mod report;
pub mod rows;
pub mod share;
pub mod territory;
