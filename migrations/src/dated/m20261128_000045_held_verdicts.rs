//! Verdicts are held for a minute before they are carried out, and the words that a moderator has used are found by her.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(held_verdicts()).await?;
        manager.create_index(unique_index("held_verdicts", &["subject", "subject_id"])).await?;
        manager.create_index(index_where("decisions", &["moderator_id", "id"], "words IS NOT NULL")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("decisions_moderator_id_id").table("decisions").to_owned()).await?;
        drop_all(manager, &["held_verdicts"]).await
    }
}

fn held_verdicts() -> TableCreateStatement {
    table("held_verdicts")
        .col(text("subject"))
        .col(number("subject_id"))
        .col(number("shop_id"))
        .col(text("title"))
        .col(text("verdict"))
        .col(text_null("reason"))
        .col(text_null("words"))
        .col(number("moderator_id"))
        .col(number("given_at"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .foreign_key(&mut belongs("moderator_id", "accounts"))
        .to_owned()
}
