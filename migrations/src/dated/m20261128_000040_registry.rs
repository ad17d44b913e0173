//! The province's registry of papers: whoever holds them, whether their goods are sold here or not; the files that it comes in by; and
//! what a claim has in common with it, the key of its number.

use sea_orm_migration::prelude::*;

use crate::{columns::*, numbers, sealed};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in added() {
            manager.alter_table(Table::alter().table("certificates").add_column(column).to_owned()).await?;
        }
        numbers::fill(manager).await?;
        manager.create_index(index("certificates", &["number_key", "scheme"])).await?;
        manager.create_index(index_where("certificates", &["expires_on", "id"], UNTOLD)).await?;
        for table in [entries(), imports(), rows(), changes()] {
            manager.create_table(table).await?;
        }
        manager.create_index(index("registry_entries", &["scheme", "expires_on", "id"])).await?;
        manager.create_index(index("registry_rows", &["import_id", "outcome", "id"])).await?;
        manager.create_index(index("registry_changes", &["entry_id", "id"])).await?;
        append_only(manager, "registry_changes").await?;
        never_replaced(manager, "registry_changes", &["id"]).await?;
        run(manager, &[BEGIN_WITH]).await?;
        sealed::forget(manager).await?;
        sealed::watch_lightly(manager, &[before().as_slice(), &SEALED].concat()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sealed::forget(manager).await?;
        sealed::watch_lightly(manager, &before()).await?;
        run(manager, &["DELETE FROM periods WHERE period = 'paper_ending'"]).await?;
        drop_all(manager, &["registry_changes", "registry_rows", "registry_imports", "registry_entries"]).await?;
        for name in ["certificates_number_key_scheme", "certificates_expires_on_id"] {
            manager.drop_index(Index::drop().name(name).table("certificates").to_owned()).await?;
        }
        for column in added() {
            let name = column.get_column_name();
            manager.alter_table(Table::alter().table("certificates").drop_column(name).to_owned()).await?;
        }
        Ok(())
    }
}

/// Events that are sealed from now on, beside those of before.
pub const SEALED: [&str; 6] =
    ["entry.added", "entry.amended", "entry.left", "entry.returned", "registry.import_confirmed", "registry.imported"];

fn before() -> Vec<&'static str> {
    [super::m20261127_000037_seals::SEALED.as_slice(), &super::m20261127_000038_life_of_shops::SEALED].concat()
}

/// Papers that count, and of which nobody has been told that they end soon.
const UNTOLD: &str = "status = 'verified' AND withdrawn_on IS NULL AND ending_told_on IS NULL";

/// Half a year; an administrator sets another.
const BEGIN_WITH: &str =
    "INSERT INTO periods (period, days, holds_from, source) VALUES ('paper_ending', 183, '2026-01-01', '')";

fn added() -> [ColumnDef; 2] {
    [text("number_key").default("").to_owned(), day_null("ending_told_on")]
}

fn entries() -> TableCreateStatement {
    table("registry_entries")
        .col(text("scheme"))
        .col(text("number"))
        .col(text("number_key"))
        .col(text("holder"))
        .col(text("product"))
        .col(small_null("set_no"))
        .col(small_null("stars"))
        .col(text_null("unit_code"))
        .col(text("issuer"))
        .col(text("decision"))
        .col(day("issued_on"))
        .col(day("expires_on"))
        .col(day_null("left_on"))
        .col(text_null("left_reason"))
        .col(text_null("left_words"))
        .col(text_null("scan"))
        .col(small("version"))
        .col(text("words"))
        .col(number("changed_at"))
        .foreign_key(&mut belongs_by("unit_code", "units", "code"))
        .foreign_key(&mut belongs_by("set_no", "product_sets", "no"))
        .index(Index::create().name("registry_entries_once").col("number_key").col("scheme").unique())
        .to_owned()
}

fn imports() -> TableCreateStatement {
    table("registry_imports")
        .col(unique("code"))
        .col(number("account_id"))
        .col(text("file_name"))
        .col(text("status"))
        .col(text("unread"))
        .col(number("added"))
        .col(number("amended"))
        .col(number("same"))
        .col(number("rejected"))
        .col(number("written"))
        .col(number("changed"))
        .col(number("begun_at"))
        .col(number_null("ended_at"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .to_owned()
}

fn rows() -> TableCreateStatement {
    table("registry_rows")
        .col(number("import_id"))
        .col(small("row_no"))
        .col(text("outcome"))
        .col(ColumnDef::new("cells").json().not_null())
        .col(ColumnDef::new("faults").json().not_null())
        .col(number_null("entry_id"))
        .col(small_null("seen_version"))
        .col(number_null("written_at"))
        .foreign_key(&mut belongs("import_id", "registry_imports"))
        .foreign_key(&mut belongs("entry_id", "registry_entries"))
        .to_owned()
}

fn changes() -> TableCreateStatement {
    table("registry_changes")
        .col(number("entry_id"))
        .col(small("version"))
        .col(ColumnDef::new("was").json().not_null())
        .col(number_null("import_id"))
        .col(number_null("account_id"))
        .col(number("changed_at"))
        .foreign_key(&mut belongs("entry_id", "registry_entries"))
        .foreign_key(&mut belongs("import_id", "registry_imports"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .to_owned()
}
