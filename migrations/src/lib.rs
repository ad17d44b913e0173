//! The tables of Chợ Phiên and the reference data they start with. Dated files, oldest first; what has been released is
//! never edited, only followed. The crate knows nothing of the program: it must still build when the program has moved on.

pub use sea_orm_migration::prelude::*;

mod columns;
mod m20261101_000001_floor;
mod m20261101_000002_accounts;
mod m20261101_000003_places;
mod m20261101_000004_shops;
mod m20261101_000005_catalog;
mod m20261101_000006_search;
mod m20261101_000007_orders;
mod m20261101_000008_moderation;
mod m20261101_000009_documents;
mod reference;

/// Runs the dated files in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261101_000001_floor::Migration),
            Box::new(m20261101_000002_accounts::Migration),
            Box::new(m20261101_000003_places::Migration),
            Box::new(m20261101_000004_shops::Migration),
            Box::new(m20261101_000005_catalog::Migration),
            Box::new(m20261101_000006_search::Migration),
            Box::new(m20261101_000007_orders::Migration),
            Box::new(m20261101_000008_moderation::Migration),
            Box::new(m20261101_000009_documents::Migration),
        ]
    }
}
