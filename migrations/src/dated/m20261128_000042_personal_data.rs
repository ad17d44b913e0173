//! People go: an account is erased and stays as a number without a person, and what was said of her in rows that nobody changes is
//! emptied, and nothing else of them. How long contracts and listings are kept are rows with the day from which they hold.

use sea_orm_migration::prelude::*;

use crate::{columns::*, sealed};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("accounts").add_column(number_null("erased_at")).to_owned()).await?;
        manager.create_index(index_where("accounts", &["erased_at", "id"], "erased_at IS NOT NULL")).await?;
        run(manager, &[BEGIN_WITH]).await?;
        for (table, columns) in FORGETFUL {
            only_forgets(manager, table, columns).await?;
        }
        sealed::forget(manager).await?;
        sealed::watch_lightly(manager, &[before().as_slice(), &SEALED].concat()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sealed::forget(manager).await?;
        sealed::watch_lightly(manager, &before()).await?;
        for (table, _) in FORGETFUL {
            never_forgets(manager, table).await?;
        }
        run(manager, &["DELETE FROM periods WHERE period IN ('contract', 'listing', 'leak')"]).await?;
        manager.drop_index(Index::drop().name("accounts_erased_at_id").table("accounts").to_owned()).await?;
        manager.alter_table(Table::alter().table("accounts").drop_column("erased_at").to_owned()).await
    }
}

/// Events that are sealed from now on, beside those of before.
pub const SEALED: [&str; 3] = ["account.erased", "account.looked_at", "purchase.erased"];

fn before() -> Vec<&'static str> {
    [
        super::m20261127_000037_seals::SEALED.as_slice(),
        &super::m20261127_000038_life_of_shops::SEALED,
        &super::m20261128_000040_registry::SEALED,
        &super::m20261128_000041_reports::SEALED,
    ]
    .concat()
}

/// An administrator sets others.
const BEGIN_WITH: &str = "INSERT INTO periods (period, days, holds_from, source) VALUES \
    ('contract', 1095, '2026-01-01', ''), ('listing', 365, '2026-01-01', ''), ('leak', 3, '2026-01-01', '')";

/// Rows that nobody changes, with those of their columns that may be emptied (to the value beside them) and those that may not.
const FORGETFUL: [(&str, Columns); 4] = [
    (
        "statements",
        Columns {
            emptied: &[("words", "''"), ("photos", "'[]'")],
            kept: &["id", "report_id", "side", "account_id", "said_at"],
        },
    ),
    (
        "bars",
        Columns {
            emptied: &[("words", "NULL")],
            kept: &["id", "account_id", "deed", "until_on", "admin_id", "done_at"],
        },
    ),
    (
        "decisions",
        Columns {
            emptied: &[("words", "NULL"), ("title", "''")],
            kept: &["id", "subject", "subject_id", "shop_id", "verdict", "reason", "moderator_id", "decided_at"],
        },
    ),
    (
        "sanctions",
        Columns {
            emptied: &[("words", "NULL"), ("title", "''")],
            kept: &[
                "id",
                "subject",
                "subject_id",
                "shop_id",
                "deed",
                "stood",
                "reason",
                "moderator_id",
                "starts_on",
                "ends_on",
                "order_no",
                "done_at",
            ],
        },
    ),
];

struct Columns {
    emptied: &'static [(&'static str, &'static str)],
    kept: &'static [&'static str],
}

/// In the place of a trigger that refuses every change.
async fn only_forgets(manager: &SchemaManager<'_>, table: &str, columns: Columns) -> Result<(), DbErr> {
    let (same, text) = if is_postgres(manager) { ("IS NOT DISTINCT FROM", "::text") } else { ("IS", "") };
    let kept = columns.kept.iter().map(|column| format!("new.{column} {same} old.{column}"));
    let emptied = columns.emptied.iter().map(|(column, empty)| {
        format!("(new.{column}{text} {same} old.{column}{text} OR new.{column}{text} {same} {empty})")
    });
    let all = kept.chain(emptied).collect::<Vec<_>>().join(" AND ");
    let statements = if is_postgres(manager) {
        vec![
            format!("DROP TRIGGER {table}_append_only ON {table}"),
            format!(
                "CREATE TRIGGER {table}_append_only BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            ),
            format!(
                "CREATE TRIGGER {table}_only_forgets BEFORE UPDATE ON {table} FOR EACH ROW WHEN (NOT ({all})) \
                 EXECUTE FUNCTION refuse_change()"
            ),
        ]
    } else {
        vec![
            format!("DROP TRIGGER {table}_no_update"),
            format!(
                "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN NOT ({all}) \
                 BEGIN SELECT RAISE(ABORT, 'append only'); END"
            ),
        ]
    };
    run(manager, &statements.iter().map(String::as_str).collect::<Vec<_>>()).await
}

/// As it was before.
async fn never_forgets(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let drops = if is_postgres(manager) {
        vec![
            format!("DROP TRIGGER {table}_only_forgets ON {table}"),
            format!("DROP TRIGGER {table}_append_only ON {table}"),
        ]
    } else {
        vec![format!("DROP TRIGGER {table}_no_update"), format!("DROP TRIGGER {table}_no_delete")]
    };
    run(manager, &drops.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    append_only(manager, table).await
}
