//! Published documents, who accepted them, and the first version of each: texts to start from, with the places marked that the
//! owner fills in.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// 1 November 2026, midnight in Viet Nam, in microseconds.
const PUBLISHED_AT: i64 = 1_793_466_000_000_000;

#[rustfmt::skip]
const DOCUMENTS: [(&str, &str, &str); 12] = [
    ("owner-contact", "vi", include_str!("../../data/documents/vi/owner-contact.md")),
    ("operating-rules", "vi", include_str!("../../data/documents/vi/operating-rules.md")),
    ("privacy", "vi", include_str!("../../data/documents/vi/privacy.md")),
    ("returns", "vi", include_str!("../../data/documents/vi/returns.md")),
    ("complaints", "vi", include_str!("../../data/documents/vi/complaints.md")),
    ("ranking", "vi", include_str!("../../data/documents/vi/ranking.md")),
    ("owner-contact", "en", include_str!("../../data/documents/en/owner-contact.md")),
    ("operating-rules", "en", include_str!("../../data/documents/en/operating-rules.md")),
    ("privacy", "en", include_str!("../../data/documents/en/privacy.md")),
    ("returns", "en", include_str!("../../data/documents/en/returns.md")),
    ("complaints", "en", include_str!("../../data/documents/en/complaints.md")),
    ("ranking", "en", include_str!("../../data/documents/en/ranking.md")),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(documents()).await?;
        manager.create_index(unique_index("documents", &["slug", "language", "version"])).await?;
        manager.create_table(acceptances()).await?;
        manager.create_index(index("acceptances", &["account_id"])).await?;
        append_only(manager, "acceptances").await?;
        let columns = ["slug", "language", "version", "title", "body", "published_at"];
        let mut insert = Query::insert().into_table("documents").columns(columns).to_owned();
        for (slug, language, text) in DOCUMENTS {
            let (title, body) = text.split_once('\n').unwrap_or((text, ""));
            let title = title.trim_start_matches("# ").trim();
            insert.values_panic([
                Expr::value(slug),
                Expr::value(language),
                Expr::value(1),
                Expr::value(title),
                Expr::value(body.trim()),
                Expr::value(PUBLISHED_AT),
            ]);
        }
        manager.execute(insert).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["acceptances", "documents"]).await
    }
}

fn documents() -> TableCreateStatement {
    table("documents")
        .col(text("slug"))
        .col(text("language"))
        .col(small("version"))
        .col(text("title"))
        .col(text("body"))
        .col(number_null("published_by"))
        .col(number("published_at"))
        .foreign_key(&mut belongs("published_by", "accounts"))
        .to_owned()
}

fn acceptances() -> TableCreateStatement {
    table("acceptances")
        .col(number_null("account_id"))
        .col(number_null("purchase_id"))
        .col(number("document_id"))
        .col(number("accepted_at"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .foreign_key(&mut belongs("purchase_id", "purchases"))
        .foreign_key(&mut belongs("document_id", "documents"))
        .to_owned()
}
