//! What waits for moderators, and their verdicts: written once, never changed.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(revisions()).await?;
        manager.create_index(index("revisions", &["subject", "status", "submitted_at"])).await?;
        manager.create_index(index("revisions", &["subject", "subject_id", "id"])).await?;
        manager.create_index(one_revision_waits()).await?;
        manager.create_table(decisions()).await?;
        manager.create_index(index("decisions", &["subject", "subject_id"])).await?;
        manager.create_index(index("decisions", &["shop_id", "id"])).await?;
        append_only(manager, "decisions").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["decisions", "revisions"]).await
    }
}

/// `subject_id` is the id of a shop or of a product, as `subject` says.
fn revisions() -> TableCreateStatement {
    table("revisions")
        .col(text("subject"))
        .col(number("subject_id"))
        .col(json("content"))
        .col(text("status"))
        .col(number_null("submitted_by"))
        .col(number("submitted_at"))
        .col(number_null("decided_at"))
        .col(text_null("reason"))
        .col(text_null("words"))
        .to_owned()
}

/// Of one shop or product one proposal waits at most.
fn one_revision_waits() -> IndexCreateStatement {
    let mut waits = unique_index("revisions", &["subject", "subject_id"]);
    waits.name("revisions_one_waits").cond_where(Expr::cust("\"status\" = 'pending'")).to_owned()
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
