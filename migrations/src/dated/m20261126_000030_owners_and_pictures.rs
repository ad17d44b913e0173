//! What whoever owns a shop is called there was approved with it, as the rest of what it says. Until now it was the account's own name:
//! it stays as buyers know it. A mark for kept pages is left by the shop's column, and no longer by the account's. And pictures are known
//! again by their pixels, and counted for whoever sent them. Texts that are edited have their letters in one form.

use sea_orm_migration::prelude::*;

use crate::{columns::*, composed::compose};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        compose(manager).await?;
        let postgres = is_postgres(manager);
        run(manager, if postgres { POSTGRES_DROP } else { SQLITE_DROP }).await?;
        run(manager, &[&shops_trigger(postgres, &[SHOWN, &["owner_name"]].concat())]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = is_postgres(manager);
        run(manager, &[if postgres { POSTGRES_DROP[0] } else { SQLITE_DROP[0] }]).await?;
        run(manager, &[&shops_trigger(postgres, SHOWN)]).await?;
        run(manager, if postgres { POSTGRES_BACK } else { SQLITE_BACK }).await?;
        run(manager, DOWN).await
    }
}

/// Columns of a shop that pages show, but for the new one.
const SHOWN: &[&str] = &[
    "slug",
    "owner_id",
    "status",
    "kind",
    "name",
    "unit_code",
    "former_code",
    "hamlet",
    "story",
    "photo",
    "opened_at",
    "opened_on",
];

const UP: &[&str] = &[
    "ALTER TABLE shops ADD COLUMN owner_name TEXT NOT NULL DEFAULT ''",
    "UPDATE shops SET owner_name = (SELECT name FROM accounts WHERE accounts.id = shops.owner_id)",
    "ALTER TABLE pictures ADD COLUMN content_hash TEXT",
    "CREATE INDEX pictures_content_hash ON pictures (content_hash)",
    "CREATE INDEX pictures_used_of_owner ON pictures (owner_id) WHERE used",
];

const DOWN: &[&str] = &[
    "DROP INDEX pictures_used_of_owner",
    "DROP INDEX pictures_content_hash",
    "ALTER TABLE pictures DROP COLUMN content_hash",
    "ALTER TABLE shops DROP COLUMN owner_name",
];

const SQLITE_DROP: &[&str] = &["DROP TRIGGER shops_pages_update", "DROP TRIGGER accounts_pages_update"];

const POSTGRES_DROP: &[&str] = &[
    "DROP TRIGGER shops_pages_update ON shops",
    "DROP TRIGGER accounts_pages_update ON accounts",
    "DROP FUNCTION accounts_pages_update()",
];

const SQLITE_BACK: &[&str] = &["CREATE TRIGGER accounts_pages_update AFTER UPDATE OF name ON accounts \
    WHEN ((old.name IS DISTINCT FROM new.name)) BEGIN INSERT INTO page_marks (subject, subject_id) \
    SELECT 'shop', id FROM shops WHERE owner_id = new.id; END"];

const POSTGRES_BACK: &[&str] = &[
    "CREATE FUNCTION accounts_pages_update() RETURNS trigger AS $$ BEGIN INSERT INTO page_marks (subject, subject_id) \
        SELECT 'shop', id FROM shops WHERE owner_id = new.id; RETURN NULL; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER accounts_pages_update AFTER UPDATE OF name ON accounts FOR EACH ROW \
        WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION accounts_pages_update()",
];

/// On PostgreSQL the function stays as it is.
fn shops_trigger(postgres: bool, columns: &[&str]) -> String {
    let changed: Vec<String> =
        columns.iter().map(|column| format!("old.{column} IS DISTINCT FROM new.{column}")).collect();
    let when = format!("WHEN ((old.status = 'open' OR new.status = 'open') AND ({}))", changed.join(" OR "));
    let head = format!("CREATE TRIGGER shops_pages_update AFTER UPDATE OF {} ON shops", columns.join(", "));
    if postgres {
        return format!("{head} FOR EACH ROW {when} EXECUTE FUNCTION shops_pages_update()");
    }
    format!(
        "{head} {when} BEGIN INSERT INTO page_marks (subject, subject_id) VALUES ('goods', 0), ('shop', new.id); END"
    )
}
