//! Floor 3: the market itself, one folder a slice. Knows no web. Which slice may use which is in `docs/architecture.md`, and
//! `tests/architecture.rs` reads it from there.

pub mod accounts;
pub mod carts;
pub mod catalog;
pub mod certificates;
pub mod checkout;
pub mod claimed;
pub mod delivery;
pub mod documents;
pub mod households;
pub mod moderation;
pub mod notices;
pub mod orders;
pub mod payments;
pub mod periods;
pub mod places;
pub mod privacy;
pub mod registry;
pub mod reports;
pub mod revisions;
pub mod sales;
pub mod shops;
pub mod statistics;
