//! Shorter ways: what is in season and what holds a paper is found without reading the goods themselves, communes are found by where
//! they lie, and names have an index of words of their own, so that a question for names does not read every text.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for Few { name, condition, columns } in FEW {
            manager.drop_index(Index::drop().name(name).table("products").to_owned()).await?;
            manager.create_index(few(name, condition, columns)).await?;
        }
        manager.create_index(index("units", &["latitude_e4", "longitude_e4"])).await?;
        run(manager, if is_postgres(manager) { &[] } else { SQLITE_UP }).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, if is_postgres(manager) { &[] } else { SQLITE_DOWN }).await?;
        run(manager, &["DROP INDEX units_latitude_e4_longitude_e4"]).await?;
        for Few { name, condition, .. } in FEW {
            manager.drop_index(Index::drop().name(name).table("products").to_owned()).await?;
            manager.create_index(few(name, condition, &[])).await?;
        }
        Ok(())
    }
}

/// An index of few goods, the newest first, with what is asked of them.
struct Few {
    name: &'static str,
    condition: &'static str,
    columns: &'static [&'static str],
}

const FEW: [Few; 2] = [
    Few {
        name: "products_of_season",
        condition: "\"season_months\" <> 0",
        columns: &["shown", "in_stock", "season_months"],
    },
    Few { name: "products_with_papers", condition: "\"papers\"", columns: &["shown", "in_stock"] },
];

fn few(name: &str, condition: &'static str, columns: &'static [&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().name(name).table("products").cond_where(Expr::cust(condition)).to_owned();
    for column in ["published_at", "id"].iter().chain(columns) {
        index.col(*column);
    }
    index
}

const SQLITE_UP: &[&str] = &[
    "DROP TRIGGER products_search_insert",
    "DROP TRIGGER products_search_delete",
    "DROP TRIGGER products_search_update",
    "DROP TABLE products_search",
    "CREATE VIRTUAL TABLE products_search USING fts5(search_text, content='products', content_rowid='id',
       prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')",
    "INSERT INTO products_search(products_search) VALUES ('rebuild')",
    "CREATE VIRTUAL TABLE products_names USING fts5(toned_text, name_text, content='products', content_rowid='id',
       prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')",
    "INSERT INTO products_names(products_names) VALUES ('rebuild')",
    "CREATE TRIGGER products_search_insert AFTER INSERT ON products BEGIN
       INSERT INTO products_search(rowid, search_text) VALUES (new.id, new.search_text);
       INSERT INTO products_names(rowid, toned_text, name_text) VALUES (new.id, new.toned_text, new.name_text); END",
    "CREATE TRIGGER products_search_delete AFTER DELETE ON products BEGIN
       INSERT INTO products_search(products_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
       INSERT INTO products_names(products_names, rowid, toned_text, name_text)
         VALUES ('delete', old.id, old.toned_text, old.name_text); END",
    "CREATE TRIGGER products_search_update AFTER UPDATE OF toned_text, name_text, search_text ON products BEGIN
       INSERT INTO products_search(products_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
       INSERT INTO products_search(rowid, search_text) VALUES (new.id, new.search_text);
       INSERT INTO products_names(products_names, rowid, toned_text, name_text)
         VALUES ('delete', old.id, old.toned_text, old.name_text);
       INSERT INTO products_names(rowid, toned_text, name_text) VALUES (new.id, new.toned_text, new.name_text); END",
];

const SQLITE_DOWN: &[&str] = &[
    "DROP TRIGGER products_search_insert",
    "DROP TRIGGER products_search_delete",
    "DROP TRIGGER products_search_update",
    "DROP TABLE products_names",
    "DROP TABLE products_search",
    "CREATE VIRTUAL TABLE products_search USING fts5(toned_text, name_text, search_text, content='products', content_rowid='id',
       prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')",
    "INSERT INTO products_search(products_search) VALUES ('rebuild')",
    "CREATE TRIGGER products_search_insert AFTER INSERT ON products BEGIN
       INSERT INTO products_search(rowid, toned_text, name_text, search_text)
         VALUES (new.id, new.toned_text, new.name_text, new.search_text); END",
    "CREATE TRIGGER products_search_delete AFTER DELETE ON products BEGIN
       INSERT INTO products_search(products_search, rowid, toned_text, name_text, search_text)
         VALUES ('delete', old.id, old.toned_text, old.name_text, old.search_text); END",
    "CREATE TRIGGER products_search_update AFTER UPDATE OF toned_text, name_text, search_text ON products BEGIN
       INSERT INTO products_search(products_search, rowid, toned_text, name_text, search_text)
         VALUES ('delete', old.id, old.toned_text, old.name_text, old.search_text);
       INSERT INTO products_search(rowid, toned_text, name_text, search_text)
         VALUES (new.id, new.toned_text, new.name_text, new.search_text); END",
];
