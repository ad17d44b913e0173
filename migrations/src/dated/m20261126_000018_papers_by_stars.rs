//! On PostgreSQL: papers by their stars, with all that is asked of them behind it, so that goods with stars are counted without
//! reading a paper. SQLite counts them from the goods on, and would be led astray by it.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if is_postgres(manager) {
            run(manager, UP).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if is_postgres(manager) {
            run(manager, DOWN).await?;
        }
        Ok(())
    }
}

const UP: &[&str] =
    &["CREATE INDEX certificates_by_stars ON certificates (stars, expires_on, issued_on, withdrawn_on, product_id) \
    WHERE scheme = 'ocop' AND status = 'verified'"];

const DOWN: &[&str] = &["DROP INDEX certificates_by_stars"];
