//! The published documents of the market: who runs it, its rules, privacy, returns, complaints, how results are ordered.
//!
//! Invariants: a version that was published never changes, and who accepted which version is only added to: the database itself refuses
//! both.

pub mod accept;
pub mod due;
pub mod events;
pub mod find;
pub mod markdown;
pub mod publish;
pub mod shown;
pub mod slugs;
