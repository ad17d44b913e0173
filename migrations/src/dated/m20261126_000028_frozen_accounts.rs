//! Until when an account whose password was set anew by a texted code alone changes nobody's rights: the number may have been given
//! to somebody else.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["ALTER TABLE accounts ADD COLUMN frozen_until BIGINT"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["ALTER TABLE accounts DROP COLUMN frozen_until"]).await
    }
}
