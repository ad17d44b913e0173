//! What staff sign in with beside their passwords: a key shared with an app, codes for when that is lost, and in which sessions either
//! was given.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(second_factors()).await?;
        manager.create_table(recovery_codes()).await?;
        manager.create_index(index("recovery_codes", &["account_id"])).await?;
        run(manager, &["ALTER TABLE sessions ADD COLUMN second_at BIGINT"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["ALTER TABLE sessions DROP COLUMN second_at"]).await?;
        drop_all(manager, &["recovery_codes", "second_factors"]).await
    }
}

fn second_factors() -> TableCreateStatement {
    bare("second_factors")
        .col(number("account_id").primary_key())
        .col(text("sealed"))
        .col(number("last_step"))
        .col(number("set_at"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .to_owned()
}

fn recovery_codes() -> TableCreateStatement {
    table("recovery_codes")
        .col(number("account_id"))
        .col(text("code_hash"))
        .col(number("made_at"))
        .col(number_null("used_at"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .to_owned()
}
