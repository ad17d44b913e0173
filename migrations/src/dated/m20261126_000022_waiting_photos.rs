//! Photos that went up when they were chosen wait in the form that they were chosen for, until it is sent.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}

const UP: &[&str] = &[
    "ALTER TABLE pictures ADD COLUMN waits_in TEXT",
    "CREATE INDEX pictures_waiting ON pictures (owner_id, waits_in) WHERE NOT used",
];

const DOWN: &[&str] = &["DROP INDEX pictures_waiting", "ALTER TABLE pictures DROP COLUMN waits_in"];
