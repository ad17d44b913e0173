//! How many texts left on a day, by what they were about: counted for all nodes together.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(texts_by_day()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["texts_by_day"]).await
    }
}

fn texts_by_day() -> TableCreateStatement {
    bare("texts_by_day")
        .col(ColumnDef::new("day").date().not_null().primary_key())
        .col(number("codes"))
        .col(number("orders"))
        .col(number("others"))
        .col(number("news"))
        .to_owned()
}
