//! Jobs of each kind are found by themselves, so that none waits behind another; and a job knows until when it is tried, and how
//! often whoever had taken it never came back.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        manager.create_index(index("jobs", &BY_KIND)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}

const BY_KIND: [&str; 4] = ["kind", "status", "run_at", "id"];

/// What waits already has two days from when it was to be done.
const UP: &[&str] = &[
    "ALTER TABLE jobs ADD COLUMN lost INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE jobs ADD COLUMN give_up_at BIGINT NOT NULL DEFAULT 0",
    "UPDATE jobs SET give_up_at = run_at + 172800000000",
];

const DOWN: &[&str] = &[
    "DROP INDEX jobs_kind_status_run_at_id",
    "ALTER TABLE jobs DROP COLUMN give_up_at",
    "ALTER TABLE jobs DROP COLUMN lost",
];
