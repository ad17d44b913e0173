//! The paper on the order of goods says how slips are understood now. Where a market has published its own, that one holds.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, Statement},
};

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (language, last, text) in PAPERS {
            publish(manager, language, last, text).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &[&format!("DELETE FROM documents WHERE slug = 'ranking' AND published_at = {PUBLISHED_AT}")])
            .await
    }
}

/// 27 November 2026, midnight in Viet Nam, in microseconds; and when the papers of the day before came.
const PUBLISHED_AT: i64 = 1_795_712_400_000_000;
const SECOND_AT: i64 = 1_795_626_000_000_000;

/// Each language, the version that a market has which has published none itself, and what comes after it.
const PAPERS: [(&str, i32, &str); 2] = [
    ("vi", 2, include_str!("../../data/third_documents/vi/ranking.md")),
    ("en", 1, include_str!("../../data/third_documents/en/ranking.md")),
];

async fn publish(manager: &SchemaManager<'_>, language: &str, last: i32, text: &str) -> Result<(), DbErr> {
    let sql = "INSERT INTO documents (slug, language, version, title, body, published_at) \
        SELECT 'ranking', CAST($1 AS TEXT), CAST($2 AS INTEGER) + 1, CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS BIGINT) \
        FROM documents WHERE slug = 'ranking' AND language = CAST($1 AS TEXT) AND version = CAST($2 AS INTEGER) \
        AND (version = 1 OR published_at = CAST($6 AS BIGINT)) \
        AND version = (SELECT MAX(version) FROM documents WHERE slug = 'ranking' AND language = CAST($1 AS TEXT))";
    let (title, body) = text.split_once('\n').unwrap_or((text, ""));
    let values = [
        Value::from(language),
        last.into(),
        title.trim_start_matches("# ").trim().into(),
        body.trim().into(),
        PUBLISHED_AT.into(),
        SECOND_AT.into(),
    ];
    let statement = Statement::from_sql_and_values(manager.get_database_backend(), sql, values);
    manager.get_connection().execute_raw(statement).await.map(drop)
}
