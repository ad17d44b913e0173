//! Verdicts of moderators: written once, never changed.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(decisions()).await?;
        manager.create_index(index("decisions", &["subject", "subject_id"])).await?;
        manager.create_index(index("decisions", &["shop_id", "id"])).await?;
        append_only(manager, "decisions").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["decisions"]).await
    }
}

fn decisions() -> TableCreateStatement {
    table("decisions")
        .col(text("subject"))
        .col(number("subject_id"))
        .col(number("shop_id"))
        .col(text("title"))
        .col(text("verdict"))
        .col(text_null("reason"))
        .col(text_null("words"))
        .col(number("moderator_id"))
        .col(number("decided_at"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .foreign_key(&mut belongs("moderator_id", "accounts"))
        .to_owned()
}
