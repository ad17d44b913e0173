//! What becomes of a shop that was approved: it rests until a day, is suspended with notice and until a day, is closed. Against what was
//! stopped an appeal can be made. How long a notice is, and what else is counted in days, are rows with the day from which they hold. An
//! account can be barred. And shops that are not open are found by the words of their names.

use sea_orm_migration::prelude::*;

use crate::{columns::*, sealed};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in added() {
            manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        for table in [suspensions(), appeals(), periods(), bars()] {
            manager.create_table(table).await?;
        }
        manager.create_index(index("appeals", &["shop_id", "id"])).await?;
        manager.create_index(index_where("appeals", &["made_at", "id"], "decided_at IS NULL")).await?;
        manager.create_index(index("bars", &["account_id", "id"])).await?;
        manager.create_index(index_where("shops", &["id"], "status = 'resting'")).await?;
        manager.create_index(index_where("accounts", &["barred_at", "id"], "barred_at IS NOT NULL")).await?;
        run(manager, &[BEGIN_WITH]).await?;
        append_only(manager, "bars").await?;
        never_replaced(manager, "bars", &["id"]).await?;
        run(manager, if is_postgres(manager) { POSTGRES_UP } else { SQLITE_UP }).await?;
        sealed::forget(manager).await?;
        sealed::watch(manager, &[super::m20261127_000037_seals::SEALED.as_slice(), &SEALED].concat()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sealed::forget(manager).await?;
        sealed::watch(manager, &super::m20261127_000037_seals::SEALED).await?;
        run(manager, if is_postgres(manager) { POSTGRES_DOWN } else { SQLITE_DOWN }).await?;
        drop_all(manager, &["bars", "periods", "appeals", "suspensions"]).await?;
        manager.drop_index(Index::drop().name("accounts_barred_at_id").table("accounts").to_owned()).await?;
        manager.drop_index(Index::drop().name("shops_id").table("shops").to_owned()).await?;
        for (table, column) in added() {
            let name = column.get_column_name();
            manager.alter_table(Table::alter().table(table).drop_column(name).to_owned()).await?;
        }
        Ok(())
    }
}

/// Events that are sealed from now on, beside those of before.
pub const SEALED: [&str; 11] = [
    "account.barred",
    "account.let_in",
    "period.set",
    "shop.appeal_decided",
    "shop.appealed",
    "shop.closed",
    "shop.closing_announced",
    "shop.closing_called_off",
    "shop.suspension_announced",
    "shop.suspension_called_off",
    "shop.suspension_ended",
];

/// A sanction holds at once where it names no first day, and until it is ended where it names no last; `order_no` is what an authority
/// ordered it by. A barred account comes in again after the last day, or never by itself.
fn added() -> [(&'static str, ColumnDef); 6] {
    [
        ("shops", day_null("rests_until")),
        ("sanctions", day_null("starts_on")),
        ("sanctions", day_null("ends_on")),
        ("sanctions", text_null("order_no")),
        ("accounts", number_null("barred_at")),
        ("accounts", day_null("barred_until")),
    ]
}

/// A suspension that comes or that holds, and the closing that comes after it.
fn suspensions() -> TableCreateStatement {
    bare("suspensions")
        .col(number("shop_id").primary_key())
        .col(day("starts_on"))
        .col(day_null("ends_on"))
        .col(day_null("closes_on"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .to_owned()
}

/// One for a sanction.
fn appeals() -> TableCreateStatement {
    table("appeals")
        .col(number("sanction_id").unique_key())
        .col(number("shop_id"))
        .col(number("account_id"))
        .col(text("words"))
        .col(number("made_at"))
        .col(text_null("verdict"))
        .col(text_null("said"))
        .col(number_null("moderator_id"))
        .col(number_null("decided_at"))
        .foreign_key(&mut belongs("sanction_id", "sanctions"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .foreign_key(&mut belongs("moderator_id", "accounts"))
        .to_owned()
}

/// The last one whose day has come holds; `source` is where its number comes from, in words.
fn periods() -> TableCreateStatement {
    table("periods")
        .col(text("period"))
        .col(small("days"))
        .col(day("holds_from"))
        .col(text("source"))
        .col(number_null("account_id"))
        .col(number_null("set_at"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .to_owned()
}

fn bars() -> TableCreateStatement {
    table("bars")
        .col(number("account_id"))
        .col(text("deed"))
        .col(text_null("words"))
        .col(day_null("until_on"))
        .col(number("admin_id"))
        .col(number("done_at"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .foreign_key(&mut belongs("admin_id", "accounts"))
        .to_owned()
}

/// What a market begins with; an administrator sets others, each from a day on.
const BEGIN_WITH: &str = "INSERT INTO periods (period, days, holds_from, source) VALUES \
    ('notice', 5, '2026-01-01', ''), ('appeal', 30, '2026-01-01', ''), ('appeal_answer', 7, '2026-01-01', '')";

/// The index drops marks and case itself, but takes the barred d for a letter of its own.
const SQLITE_UP: &[&str] = &[
    "CREATE VIRTUAL TABLE closed_shops_words USING fts5(name_words, content='', contentless_delete=1, prefix='1 2 3',
       tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO closed_shops_words(rowid, name_words)
       SELECT id, replace(replace(name, 'đ', 'd'), 'Đ', 'D') FROM shops WHERE status <> 'open' ORDER BY id",
    "CREATE TRIGGER closed_shops_words_insert AFTER INSERT ON shops WHEN new.status <> 'open' BEGIN
       INSERT INTO closed_shops_words(rowid, name_words) VALUES (new.id, replace(replace(new.name, 'đ', 'd'), 'Đ', 'D')); END",
    "CREATE TRIGGER closed_shops_words_delete AFTER DELETE ON shops WHEN old.status <> 'open' BEGIN
       DELETE FROM closed_shops_words WHERE rowid = old.id; END",
    "CREATE TRIGGER closed_shops_words_opened AFTER UPDATE OF name, status ON shops
       WHEN old.status <> 'open' AND new.status = 'open' BEGIN
       DELETE FROM closed_shops_words WHERE rowid = old.id; END",
    "CREATE TRIGGER closed_shops_words_update AFTER UPDATE OF name, status ON shops WHEN new.status <> 'open' BEGIN
       INSERT OR REPLACE INTO closed_shops_words(rowid, name_words)
         VALUES (new.id, replace(replace(new.name, 'đ', 'd'), 'Đ', 'D')); END",
];

const SQLITE_DOWN: &[&str] = &[
    "DROP TRIGGER closed_shops_words_insert",
    "DROP TRIGGER closed_shops_words_delete",
    "DROP TRIGGER closed_shops_words_opened",
    "DROP TRIGGER closed_shops_words_update",
    "DROP TABLE closed_shops_words",
];

const POSTGRES_UP: &[&str] = &[
    "CREATE TABLE closed_shops_words (shop_id BIGINT PRIMARY KEY, name_words TSVECTOR NOT NULL)",
    "INSERT INTO closed_shops_words SELECT id, folded_words(name) FROM shops WHERE status <> 'open' ORDER BY id",
    "CREATE INDEX closed_shops_words_name ON closed_shops_words USING GIN (name_words)",
    "CREATE FUNCTION index_closed_shop() RETURNS trigger AS $$ BEGIN
       IF TG_OP <> 'INSERT' THEN DELETE FROM closed_shops_words WHERE shop_id = OLD.id; END IF;
       IF TG_OP <> 'DELETE' THEN
         IF NEW.status <> 'open' THEN INSERT INTO closed_shops_words VALUES (NEW.id, folded_words(NEW.name)); END IF;
       END IF;
       RETURN NULL; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER closed_shops_words AFTER INSERT OR DELETE OR UPDATE OF name, status ON shops
       FOR EACH ROW EXECUTE FUNCTION index_closed_shop()",
];

const POSTGRES_DOWN: &[&str] =
    &["DROP TRIGGER closed_shops_words ON shops", "DROP FUNCTION index_closed_shop()", "DROP TABLE closed_shops_words"];
