//! The first version of every published document: texts to start from, with the places marked that the owner fills in.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// 1 November 2026, midnight in Viet Nam, in microseconds.
const PUBLISHED_AT: i64 = 1_793_466_000_000_000;

#[rustfmt::skip]
const DOCUMENTS: [(&str, &str, &str); 12] = [
    ("owner-contact", "vi", include_str!("../data/documents/vi/owner-contact.md")),
    ("operating-rules", "vi", include_str!("../data/documents/vi/operating-rules.md")),
    ("privacy", "vi", include_str!("../data/documents/vi/privacy.md")),
    ("returns", "vi", include_str!("../data/documents/vi/returns.md")),
    ("complaints", "vi", include_str!("../data/documents/vi/complaints.md")),
    ("ranking", "vi", include_str!("../data/documents/vi/ranking.md")),
    ("owner-contact", "en", include_str!("../data/documents/en/owner-contact.md")),
    ("operating-rules", "en", include_str!("../data/documents/en/operating-rules.md")),
    ("privacy", "en", include_str!("../data/documents/en/privacy.md")),
    ("returns", "en", include_str!("../data/documents/en/returns.md")),
    ("complaints", "en", include_str!("../data/documents/en/complaints.md")),
    ("ranking", "en", include_str!("../data/documents/en/ranking.md")),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
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
        manager.execute(Query::delete().from_table("documents").to_owned()).await
    }
}
