//! Search text: an index of words on either database, and a table of spellings that are one letter off.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(spellings()).await?;
        if is_postgres(manager) {
            run(manager, &["CREATE INDEX products_search ON products USING GIN (to_tsvector('simple', search_text))"])
                .await
        } else {
            run(manager, SQLITE_UP).await
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if is_postgres(manager) {
            run(manager, &["DROP INDEX products_search"]).await?;
        } else {
            run(manager, SQLITE_DOWN).await?;
        }
        drop_all(manager, &["spellings"]).await
    }
}

const SQLITE_UP: &[&str] = &[
    "CREATE VIRTUAL TABLE products_search USING fts5(search_text, content='products', content_rowid='id', prefix='2 3')",
    "CREATE TRIGGER products_search_insert AFTER INSERT ON products BEGIN
       INSERT INTO products_search(rowid, search_text) VALUES (new.id, new.search_text); END",
    "CREATE TRIGGER products_search_delete AFTER DELETE ON products BEGIN
       INSERT INTO products_search(products_search, rowid, search_text) VALUES ('delete', old.id, old.search_text); END",
    "CREATE TRIGGER products_search_update AFTER UPDATE OF search_text ON products BEGIN
       INSERT INTO products_search(products_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
       INSERT INTO products_search(rowid, search_text) VALUES (new.id, new.search_text); END",
];

const SQLITE_DOWN: &[&str] = &[
    "DROP TRIGGER products_search_insert",
    "DROP TRIGGER products_search_delete",
    "DROP TRIGGER products_search_update",
    "DROP TABLE products_search",
];

/// Every word of a listing with each of its letters left out once: two words that are one letter apart share a row.
fn spellings() -> TableCreateStatement {
    bare("spellings")
        .col(text("shape"))
        .col(text("word"))
        .primary_key(Index::create().col("shape").col("word"))
        .to_owned()
}
