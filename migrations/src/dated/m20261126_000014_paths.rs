//! Shorter ways: what is in season and what holds a paper is found without reading the goods themselves, and names have an index of
//! words of their own, so that a question for names does not read every text.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, ..) in FORMER {
            manager.drop_index(Index::drop().name(name).table("products").to_owned()).await?;
        }
        for (name, columns, condition) in TODAYS {
            manager.create_index(of_products(name, columns, condition)).await?;
        }
        manager.drop_index(Index::drop().name(OF_PAPERS).table("certificates").to_owned()).await?;
        manager.create_index(index("certificates", &PAPERS_ON_A_DAY).name("certificates_on_a_day").to_owned()).await?;
        run(manager, if is_postgres(manager) { POSTGRES_UP } else { SQLITE_UP }).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, if is_postgres(manager) { POSTGRES_DOWN } else { SQLITE_DOWN }).await?;
        run(manager, &["DROP INDEX certificates_on_a_day"]).await?;
        manager.create_index(index("certificates", &["product_id", "status", "expires_on"])).await?;
        for (name, ..) in TODAYS {
            manager.drop_index(Index::drop().name(name).table("products").to_owned()).await?;
        }
        for (name, columns, condition) in FORMER {
            manager.create_index(of_products(name, columns, condition)).await?;
        }
        Ok(())
    }
}

const OF_PAPERS: &str = "certificates_product_id_status_expires_on";

/// Everything that stars are read from.
const PAPERS_ON_A_DAY: [&str; 7] =
    ["product_id", "status", "expires_on", "scheme", "stars", "issued_on", "withdrawn_on"];

type OfProducts = (&'static str, &'static [&'static str], Option<&'static str>);

const SEASON: Option<&str> = Some("\"season_months\" <> 0");
const PAPERS: Option<&str> = Some("\"papers\"");

/// The first led nowhere any more.
const FORMER: [OfProducts; 4] = [
    ("products_in_season", &["shown", "published_at", "id"], SEASON),
    ("products_of_season", &["published_at", "id"], SEASON),
    ("products_with_papers", &["published_at", "id"], PAPERS),
    ("products_shown_published_at_id", &["shown", "published_at", "id"], None),
];

/// The newest first, and behind that what else is asked of them.
const TODAYS: [OfProducts; 3] = [
    ("products_of_season", &["published_at", "id", "shown", "in_stock", "season_months"], SEASON),
    ("products_with_papers", &["published_at", "id", "shown", "in_stock", "papers"], PAPERS),
    ("products_newest", &["shown", "published_at", "id", "in_stock", "unit_code"], None),
];

fn of_products(name: &str, columns: &[&'static str], condition: Option<&'static str>) -> IndexCreateStatement {
    let mut index = Index::create().name(name).table("products").to_owned();
    for column in columns {
        index.col(*column);
    }
    if let Some(condition) = condition {
        index.cond_where(Expr::cust(condition));
    }
    index
}

/// Narrow tables: whatever has common words is read there, and not the listings themselves.
const POSTGRES_UP: &[&str] = &[
    "DROP INDEX products_search",
    "CREATE TABLE products_search (product_id BIGINT PRIMARY KEY, text_words TSVECTOR NOT NULL)",
    "CREATE TABLE products_names (product_id BIGINT PRIMARY KEY, toned_words TSVECTOR NOT NULL, name_words TSVECTOR NOT NULL)",
    "INSERT INTO products_search SELECT id, to_tsvector('simple', search_text) FROM products ORDER BY id",
    "INSERT INTO products_names SELECT id, to_tsvector('simple', toned_text), to_tsvector('simple', name_text)
       FROM products ORDER BY id",
    "CREATE INDEX products_search_text ON products_search USING GIN (text_words)",
    "CREATE INDEX products_names_toned ON products_names USING GIN (toned_words)",
    "CREATE INDEX products_names_name ON products_names USING GIN (name_words)",
    "CREATE FUNCTION index_words() RETURNS trigger AS $$ BEGIN
       DELETE FROM products_search WHERE product_id = OLD.id;
       DELETE FROM products_names WHERE product_id = OLD.id;
       IF TG_OP <> 'DELETE' THEN
         INSERT INTO products_search VALUES (NEW.id, to_tsvector('simple', NEW.search_text));
         INSERT INTO products_names VALUES (NEW.id, to_tsvector('simple', NEW.toned_text), to_tsvector('simple', NEW.name_text));
       END IF;
       RETURN NULL; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER products_words AFTER INSERT OR DELETE OR UPDATE OF toned_text, name_text, search_text ON products
       FOR EACH ROW EXECUTE FUNCTION index_words()",
];

const POSTGRES_DOWN: &[&str] = &[
    "DROP TRIGGER products_words ON products",
    "DROP FUNCTION index_words()",
    "DROP TABLE products_names",
    "DROP TABLE products_search",
    "CREATE INDEX products_search ON products USING GIN (to_tsvector('simple', search_text))",
];

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
