//! Which tables a market has, in an order in which they can be filled: what is pointed at comes first.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

/// Kept by triggers out of the others, or by whoever migrates; and what is worth an hour (`rate_limits`) or a day (`texts_by_day`).
const DERIVED: [&str; 11] = [
    "page_marks",
    "place_goods",
    "shop_goods",
    "products_search",
    "products_names",
    "shops_words",
    "closed_shops_words",
    "rate_limits",
    "texts_by_day",
    "unsealed",
    "seaql_migrations",
];

/// A table and what is to be known of it to carry its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    pub(super) columns: Vec<Column>,
    /// What its rows are ordered by.
    pub(super) key: Vec<String>,
    /// Whether the database numbers new rows.
    pub(super) numbers_itself: bool,
    /// Whether a row may point at another one of its own.
    pub points_at_itself: bool,
}

impl Table {
    /// Columns that words can stand in.
    pub fn wordy(&self) -> impl Iterator<Item = &str> {
        let wordy = self.columns.iter().filter(|column| column.is_json || column.counts == Counts::Letters);
        wordy.map(|column| column.name.as_str())
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) is_json: bool,
    pub(super) counts: Counts,
}

/// What of a column can be summed in any database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    Number,
    Letters,
    Rows,
}

struct Found {
    table: String,
    column: String,
    kind: String,
    /// Its place in the primary key, from 1; 0 for none.
    key: i64,
}

/// All that hold something of their own.
pub async fn tables(db: &impl ConnectionTrait) -> Result<Vec<Table>, DbErr> {
    let postgres = db.get_database_backend() == DbBackend::Postgres;
    let found = columns(db, if postgres { POSTGRES } else { SQLITE }).await?;
    let points = arrows(db, if postgres { POSTGRES_ARROWS } else { SQLITE_ARROWS }).await?;
    let mut tables: Vec<Table> = Vec::new();
    for Found { table, column, kind, key } in found.into_iter().filter(|found| !is_derived(&found.table)) {
        if tables.last().is_none_or(|last| last.name != table) {
            let points_at_itself = points.iter().any(|(from, to)| *from == table && from == to);
            tables.push(Table {
                name: table,
                columns: Vec::new(),
                key: Vec::new(),
                numbers_itself: false,
                points_at_itself,
            });
        }
        let Some(table) = tables.last_mut() else { continue };
        let kind = kind.to_lowercase();
        if key > 0 {
            table.key.push(column.clone());
            table.numbers_itself |= column == "id" && kind.contains("int");
        }
        table.columns.push(Column { is_json: kind.contains("json"), counts: counts(&kind), name: column });
    }
    for table in &mut tables {
        // Both databases tell columns in an order of their own.
        table.columns.sort_by(|a, b| a.name.cmp(&b.name));
        table.numbers_itself &= table.key.len() == 1;
    }
    Ok(in_order(tables, &points))
}

fn is_derived(table: &str) -> bool {
    DERIVED.iter().any(|derived| table == *derived || table.starts_with(&format!("{derived}_")))
}

fn counts(kind: &str) -> Counts {
    match kind {
        kind if kind.contains("int") => Counts::Number,
        kind if kind.contains("json") || kind.contains("date") || kind.contains("bool") => Counts::Rows,
        _ => Counts::Letters,
    }
}

/// Those that point at nothing that has not come yet, again and again.
fn in_order(mut tables: Vec<Table>, points: &[(String, String)]) -> Vec<Table> {
    let mut ordered: Vec<Table> = Vec::new();
    let mut came = BTreeSet::new();
    while !tables.is_empty() {
        let waits = |table: &Table, came: &BTreeSet<String>, left: &[Table]| {
            let mut at = points.iter().filter(|(from, to)| *from == table.name && from != to).map(|(_, to)| to);
            at.any(|to| !came.contains(to) && left.iter().any(|other| other.name == *to))
        };
        let next = tables.iter().position(|table| !waits(table, &came, &tables)).unwrap_or(0);
        let table = tables.remove(next);
        came.insert(table.name.clone());
        ordered.push(table);
    }
    ordered
}

async fn columns(db: &impl ConnectionTrait, sql: &str) -> Result<Vec<Found>, DbErr> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let found = rows.iter().map(|row| {
        Ok(Found {
            table: row.try_get_by_index(0)?,
            column: row.try_get_by_index(1)?,
            kind: row.try_get_by_index(2)?,
            key: row.try_get_by_index(3)?,
        })
    });
    found.collect()
}

async fn arrows(db: &impl ConnectionTrait, sql: &str) -> Result<Vec<(String, String)>, DbErr> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
}

/// Virtual tables and what stands behind them are written by triggers.
const SQLITE: &str = "SELECT t.name, c.name, c.type, CAST(c.pk AS INTEGER) FROM sqlite_master t JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY t.name, c.pk, c.cid";

const SQLITE_ARROWS: &str = "SELECT t.name, f.\"table\" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f
    WHERE t.type = 'table'";

const POSTGRES: &str = "SELECT c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod),
      COALESCE(array_position(i.indkey::int2[], a.attnum) + 1, 0)::bigint
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
      LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    WHERE c.relkind = 'r' AND n.nspname = current_schema() AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY c.relname, 4, a.attnum";

const POSTGRES_ARROWS: &str = "SELECT c.conrelid::regclass::text, c.confrelid::regclass::text FROM pg_constraint c
    JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.contype = 'f' AND n.nspname = current_schema()";
