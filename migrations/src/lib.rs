//! The tables of Chợ Phiên and the reference data they start with. Dated files, oldest first; what has been released is
//! never edited, only followed. The crate knows nothing of the program: it must still build when the program has moved on.
//!
//! Each file is a transaction of its own (`whole`), nodes that migrate at once wait for each other (`lock`), and what a database
//! is can be asked before anything is done to it (`state`).

pub use sea_orm_migration::prelude::*;

mod columns;
mod composed;
mod dated;
mod lock;
pub mod numbers;
mod reference;
mod sealed;
mod shape;
mod state;
mod whole;

pub use shape::{expected, shape};
pub use state::{State, state};

use lock::Lock;
use whole::Whole;

/// The names of all events that are sealed.
pub fn sealed_events() -> Vec<&'static str> {
    [
        dated::m20261127_000037_seals::SEALED.as_slice(),
        &dated::m20261127_000038_life_of_shops::SEALED,
        &dated::m20261128_000040_registry::SEALED,
        &dated::m20261128_000041_reports::SEALED,
        &dated::m20261128_000042_personal_data::SEALED,
    ]
    .concat()
}

/// Runs the dated files in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let dated: Vec<Box<dyn MigrationTrait>> = vec![
            Box::new(dated::m20261125_000001_places::Migration),
            Box::new(dated::m20261125_000002_accounts::Migration),
            Box::new(dated::m20261125_000003_floor::Migration),
            Box::new(dated::m20261125_000004_shops::Migration),
            Box::new(dated::m20261125_000005_catalog::Migration),
            Box::new(dated::m20261125_000006_search::Migration),
            Box::new(dated::m20261125_000007_orders::Migration),
            Box::new(dated::m20261125_000008_documents::Migration),
            Box::new(dated::m20261125_000009_moderation::Migration),
            Box::new(dated::m20261126_000010_sales::Migration),
            Box::new(dated::m20261126_000011_page_marks::Migration),
            Box::new(dated::m20261126_000012_counts::Migration),
            Box::new(dated::m20261126_000013_households::Migration),
            Box::new(dated::m20261126_000014_paths::Migration),
            Box::new(dated::m20261126_000015_lanes::Migration),
            Box::new(dated::m20261126_000016_limits::Migration),
            Box::new(dated::m20261126_000017_opened_stock::Migration),
            Box::new(dated::m20261126_000018_papers_by_stars::Migration),
            Box::new(dated::m20261126_000019_slips::Migration),
            Box::new(dated::m20261126_000020_ocop_months::Migration),
            Box::new(dated::m20261126_000022_waiting_photos::Migration),
            Box::new(dated::m20261126_000023_proved_purchases::Migration),
            Box::new(dated::m20261126_000024_texts_by_day::Migration),
            Box::new(dated::m20261126_000025_former_members::Migration),
            Box::new(dated::m20261126_000027_sessions_by_device::Migration),
            Box::new(dated::m20261126_000028_frozen_accounts::Migration),
            Box::new(dated::m20261126_000029_second_factors::Migration),
            Box::new(dated::m20261126_000030_owners_and_pictures::Migration),
            Box::new(dated::m20261126_000031_places_and_papers::Migration),
            Box::new(dated::m20261126_000033_words_of_shops::Migration),
            Box::new(dated::m20261127_000035_slips_in_papers::Migration),
            Box::new(dated::m20261127_000036_sanctions::Migration),
            Box::new(dated::m20261127_000037_seals::Migration),
            Box::new(dated::m20261127_000038_life_of_shops::Migration),
            Box::new(dated::m20261128_000039_lighter_orders::Migration),
            Box::new(dated::m20261128_000040_registry::Migration),
            Box::new(dated::m20261128_000041_reports::Migration),
            Box::new(dated::m20261128_000042_personal_data::Migration),
            Box::new(dated::m20261128_000043_days_of_documents::Migration),
            Box::new(dated::m20261128_000044_looks::Migration),
            Box::new(dated::m20261128_000045_held_verdicts::Migration),
        ];
        dated.into_iter().map(Whole::boxed).collect()
    }
}

/// Brings a database up to date while no other node does; tells how it was found. To one that is of another time nothing is done.
pub async fn migrate(db: &sea_orm_migration::sea_orm::DatabaseConnection, url: &str) -> Result<State, DbErr> {
    let lock = Lock::take(url).await?;
    let found = state(db).await?;
    if matches!(found, State::Empty | State::Behind(_)) {
        Migrator::up(db, None).await?;
    }
    lock.give_back().await?;
    Ok(found)
}

/// Brings an empty database up to one dated file and no further; false, and nothing is done, where that file is unknown here.
pub async fn migrate_to(
    db: &sea_orm_migration::sea_orm::DatabaseConnection,
    url: &str,
    version: &str,
) -> Result<bool, DbErr> {
    let Some(last) = Migrator::migrations().iter().position(|file| file.name() == version) else { return Ok(false) };
    let lock = Lock::take(url).await?;
    let done = Migrator::get_applied_migrations(db).await.map_or(0, |done| done.len());
    let more = (last + 1).saturating_sub(done);
    if more > 0 {
        Migrator::up(db, Some(more as u32)).await?;
    }
    lock.give_back().await?;
    Ok(true)
}

/// The name of the last dated file.
pub fn newest() -> String {
    Migrator::migrations().last().map(|file| file.name().to_owned()).unwrap_or_default()
}
