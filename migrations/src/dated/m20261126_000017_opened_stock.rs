//! Where the account of a variant's stock begins: so many pieces, after which event. What moved it since is in the events, so that
//! it can be counted again.

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

/// What is there already is taken as it stands.
const UP: &[&str] = &[
    "ALTER TABLE variants ADD COLUMN opened_stock BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE variants ADD COLUMN opened_after BIGINT NOT NULL DEFAULT 0",
    "UPDATE variants SET opened_stock = stock, opened_after = (SELECT COALESCE(MAX(id), 0) FROM events)",
];

const DOWN: &[&str] =
    &["ALTER TABLE variants DROP COLUMN opened_after", "ALTER TABLE variants DROP COLUMN opened_stock"];
