//! How often something was tried lately, counted for all nodes together: for each number, address and account one moment.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(rate_limits()).await?;
        manager.create_index(index("rate_limits", &["rests_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["rate_limits"]).await
    }
}

/// A keyed hash of what is counted, and when nothing of it counts any more: each try moves that on by its share of an hour.
fn rate_limits() -> TableCreateStatement {
    bare("rate_limits")
        .col(ColumnDef::new("key_hash").text().not_null().primary_key())
        .col(number("rests_at"))
        .to_owned()
}
