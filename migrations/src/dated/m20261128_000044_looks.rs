//! Who looked at an account is found by the account: she reads it, and a second look within the hour is none.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let account = if is_postgres(manager) {
            "(CAST(body ->> 'account_id' AS BIGINT))"
        } else {
            "json_extract(body, '$.account_id')"
        };
        let of_looks = "WHERE name = 'account.looked_at'";
        run(manager, &[&format!("CREATE INDEX events_looked_at ON events ({account}, id) {of_looks}")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("events_looked_at").table("events").to_owned()).await
    }
}
