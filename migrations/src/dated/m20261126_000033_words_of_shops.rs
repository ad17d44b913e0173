//! Open shops are found by the words of their names and places: an index beside them that the database keeps itself. The spellings of
//! longer words go: slips are understood by the words that each process learns.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["spellings"]).await?;
        if is_postgres(manager) {
            run(manager, &[&folding()]).await?;
            run(manager, POSTGRES_UP).await
        } else {
            run(manager, SQLITE_UP).await
        }
    }

    /// The spellings come back with the next approval of what has them.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, if is_postgres(manager) { POSTGRES_DOWN } else { SQLITE_DOWN }).await?;
        manager.create_table(spellings()).await
    }
}

fn spellings() -> TableCreateStatement {
    bare("spellings")
        .col(text("shape"))
        .col(text("word"))
        .primary_key(Index::create().col("shape").col("word"))
        .to_owned()
}

/// Vietnamese letters by what they are without their marks; names are kept composed.
const LETTERS: [(char, &str); 7] = [
    ('a', "àảãáạăằẳẵắặâầẩẫấậÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ"),
    ('e', "èẻẽéẹêềểễếệÈẺẼÉẸÊỀỂỄẾỆ"),
    ('i', "ìỉĩíịÌỈĨÍỊ"),
    ('o', "òỏõóọôồổỗốộơờởỡớợÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢ"),
    ('u', "ùủũúụưừửữứựÙỦŨÚỤƯỪỬỮỨỰ"),
    ('y', "ỳỷỹýỵỲỶỸÝỴ"),
    ('d', "đĐ"),
];

/// As the program folds: without marks, in small letters, everything else than letters and digits one space.
fn folding() -> String {
    let marked: String = LETTERS.iter().map(|(_, marked)| *marked).collect();
    let bare: String = LETTERS.iter().flat_map(|(bare, marked)| marked.chars().map(|_| *bare)).collect();
    format!(
        "CREATE FUNCTION folded_words(name TEXT) RETURNS TSVECTOR AS $$ \
           SELECT to_tsvector('simple', regexp_replace(lower(translate(name, '{marked}', '{bare}')), '[^a-z0-9]+', ' ', 'g')) \
         $$ LANGUAGE sql IMMUTABLE"
    )
}

const POSTGRES_UP: &[&str] = &[
    "CREATE TABLE shops_words (shop_id BIGINT PRIMARY KEY, name_words TSVECTOR NOT NULL, all_words TSVECTOR NOT NULL)",
    "INSERT INTO shops_words
       SELECT s.id, folded_words(s.name), folded_words(concat_ws(' ', s.name, u.name, f.name)) FROM shops s
       LEFT JOIN units u ON u.code = s.unit_code LEFT JOIN former_units f ON f.code = s.former_code WHERE s.status = 'open' ORDER BY s.id",
    "CREATE INDEX shops_words_name ON shops_words USING GIN (name_words)",
    "CREATE INDEX shops_words_all ON shops_words USING GIN (all_words)",
    "CREATE FUNCTION index_shop() RETURNS trigger AS $$ BEGIN
       IF TG_OP <> 'INSERT' THEN DELETE FROM shops_words WHERE shop_id = OLD.id; END IF;
       IF TG_OP <> 'DELETE' THEN
         IF NEW.status = 'open' THEN
           INSERT INTO shops_words SELECT NEW.id, folded_words(NEW.name), folded_words(concat_ws(' ', NEW.name,
             (SELECT name FROM units WHERE code = NEW.unit_code), (SELECT name FROM former_units WHERE code = NEW.former_code)));
         END IF;
       END IF;
       RETURN NULL; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER shops_words AFTER INSERT OR DELETE OR UPDATE OF name, unit_code, former_code, status ON shops
       FOR EACH ROW EXECUTE FUNCTION index_shop()",
];

const POSTGRES_DOWN: &[&str] = &[
    "DROP TRIGGER shops_words ON shops",
    "DROP FUNCTION index_shop()",
    "DROP TABLE shops_words",
    "DROP FUNCTION folded_words(TEXT)",
];

/// The index drops marks and case itself, but takes the barred d for a letter of its own.
const SQLITE_UP: &[&str] = &[
    "CREATE VIRTUAL TABLE shops_words USING fts5(name_words, place_words, content='', contentless_delete=1, prefix='1 2 3',
       tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO shops_words(rowid, name_words, place_words)
       SELECT s.id, replace(replace(s.name, 'đ', 'd'), 'Đ', 'D'),
         replace(replace(coalesce(u.name, '') || ' ' || coalesce(f.name, ''), 'đ', 'd'), 'Đ', 'D')
       FROM shops s LEFT JOIN units u ON u.code = s.unit_code LEFT JOIN former_units f ON f.code = s.former_code
       WHERE s.status = 'open' ORDER BY s.id",
    "CREATE TRIGGER shops_words_insert AFTER INSERT ON shops WHEN new.status = 'open' BEGIN
       INSERT INTO shops_words(rowid, name_words, place_words) VALUES (new.id, replace(replace(new.name, 'đ', 'd'), 'Đ', 'D'),
         replace(replace(coalesce((SELECT name FROM units WHERE code = new.unit_code), '') || ' '
           || coalesce((SELECT name FROM former_units WHERE code = new.former_code), ''), 'đ', 'd'), 'Đ', 'D')); END",
    "CREATE TRIGGER shops_words_delete AFTER DELETE ON shops WHEN old.status = 'open' BEGIN
       DELETE FROM shops_words WHERE rowid = old.id; END",
    "CREATE TRIGGER shops_words_closed AFTER UPDATE OF name, unit_code, former_code, status ON shops
       WHEN old.status = 'open' AND new.status <> 'open' BEGIN
       DELETE FROM shops_words WHERE rowid = old.id; END",
    "CREATE TRIGGER shops_words_update AFTER UPDATE OF name, unit_code, former_code, status ON shops WHEN new.status = 'open' BEGIN
       INSERT OR REPLACE INTO shops_words(rowid, name_words, place_words)
         VALUES (new.id, replace(replace(new.name, 'đ', 'd'), 'Đ', 'D'),
         replace(replace(coalesce((SELECT name FROM units WHERE code = new.unit_code), '') || ' '
           || coalesce((SELECT name FROM former_units WHERE code = new.former_code), ''), 'đ', 'd'), 'Đ', 'D')); END",
];

const SQLITE_DOWN: &[&str] = &[
    "DROP TRIGGER shops_words_insert",
    "DROP TRIGGER shops_words_delete",
    "DROP TRIGGER shops_words_closed",
    "DROP TRIGGER shops_words_update",
    "DROP TABLE shops_words",
];
