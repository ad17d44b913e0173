//! Sessions by device: with what somebody is signed in, since when, when last, and when the password was last typed. Of those that
//! stand, all that is known is when they were begun: thirty days before their end.

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
    "ALTER TABLE sessions ADD COLUMN browser TEXT NOT NULL DEFAULT 'unknown'",
    "ALTER TABLE sessions ADD COLUMN system TEXT NOT NULL DEFAULT 'unknown'",
    "ALTER TABLE sessions ADD COLUMN begun_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE sessions ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE sessions ADD COLUMN proved_at BIGINT NOT NULL DEFAULT 0",
    "UPDATE sessions SET begun_at = expires_at - 2592000000000, seen_at = expires_at - 2592000000000, \
        proved_at = expires_at - 2592000000000",
];

const DOWN: &[&str] = &[
    "ALTER TABLE sessions DROP COLUMN proved_at",
    "ALTER TABLE sessions DROP COLUMN seen_at",
    "ALTER TABLE sessions DROP COLUMN begun_at",
    "ALTER TABLE sessions DROP COLUMN system",
    "ALTER TABLE sessions DROP COLUMN browser",
];
