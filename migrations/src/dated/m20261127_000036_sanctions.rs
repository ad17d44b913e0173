//! What was taken off display after it had been approved, and what was shown again: written once, never changed.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(sanctions()).await?;
        manager.create_index(index("sanctions", &["subject", "subject_id", "id"])).await?;
        manager.create_index(index("sanctions", &["shop_id", "id"])).await?;
        append_only(manager, "sanctions").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["sanctions"]).await
    }
}

/// `subject_id` is the id of what `subject` names; `stood` is where it stood before it was stopped.
fn sanctions() -> TableCreateStatement {
    table("sanctions")
        .col(text("subject"))
        .col(number("subject_id"))
        .col(number("shop_id"))
        .col(text("title"))
        .col(text("deed"))
        .col(text_null("stood"))
        .col(text_null("reason"))
        .col(text_null("words"))
        .col(number("moderator_id"))
        .col(number("done_at"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .foreign_key(&mut belongs("moderator_id", "accounts"))
        .to_owned()
}
