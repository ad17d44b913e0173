//! A dated file happens whole or not at all.

use sea_orm_migration::prelude::*;

/// Runs a dated file and its row of `seaql_migrations` in one transaction, also on SQLite, where that is not the default: a
/// process that was killed half way leaves nothing that the next one would trip over. `Migrator` puts it round every file, so that
/// none can forget it.
pub struct Whole(Box<dyn MigrationTrait>);

impl Whole {
    pub fn boxed(dated: Box<dyn MigrationTrait>) -> Box<dyn MigrationTrait> {
        Box::new(Self(dated))
    }
}

impl MigrationName for Whole {
    fn name(&self) -> &str {
        self.0.name()
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Whole {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        self.0.up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        self.0.down(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
