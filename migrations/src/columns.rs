//! Columns that come again and again, spelled once, and the few statements that the two databases spell differently.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// A table whose first column is a 64-bit id that the database counts up.
pub fn table(name: &'static str) -> TableCreateStatement {
    let mut table = bare(name);
    table.col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key());
    table
}

/// A table without an id of its own.
pub fn bare(name: &'static str) -> TableCreateStatement {
    Table::create().table(name).to_owned()
}

/// 64 bits: ids, đồng, microseconds.
pub fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().to_owned()
}

pub fn number_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().null().to_owned()
}

/// 32 bits: counts that stay small.
pub fn small(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().to_owned()
}

pub fn small_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().null().to_owned()
}

pub fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().to_owned()
}

pub fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().to_owned()
}

pub fn text_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().null().to_owned()
}

/// Text that nobody else has.
pub fn unique(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().unique_key().to_owned()
}

/// A day in Asia/Ho_Chi_Minh.
pub fn day(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().not_null().to_owned()
}

pub fn day_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().null().to_owned()
}

pub fn json(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).json().not_null().to_owned()
}

/// `column` names a row of `table`; deleting that row is refused while it is named.
pub fn belongs(column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    belongs_by(column, table, "id")
}

pub fn belongs_by(column: &'static str, table: &'static str, key: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_col(column).to(table, key).to_owned()
}

pub fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().name(format!("{table}_{}", columns.join("_"))).table(table).to_owned();
    for column in columns {
        index.col(*column);
    }
    index
}

pub fn unique_index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    index(table, columns).unique().to_owned()
}

/// An index of the rows alone for which `condition` holds. A query takes it where it says the same with a literal: what is
/// bound later implies nothing.
pub fn index_where(table: &'static str, columns: &[&'static str], condition: &'static str) -> IndexCreateStatement {
    index(table, columns).cond_where(Expr::cust(condition)).to_owned()
}

/// đồng or grams, never below nothing.
pub fn amount(name: &'static str) -> ColumnDef {
    number(name).check(Expr::col(name).gte(0)).to_owned()
}

/// Drops tables, the last made first.
pub async fn drop_all(manager: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for table in tables {
        manager.drop_table(Table::drop().table(*table).to_owned()).await?;
    }
    Ok(())
}

/// Statements as they are.
pub async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

pub fn is_postgres(manager: &SchemaManager<'_>) -> bool {
    manager.get_database_backend() == DbBackend::Postgres
}

/// From now on rows of `table` are only added: changing or removing one is an error of the database itself.
pub async fn append_only(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let statements = if is_postgres(manager) {
        vec![
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'append only'; END $$ LANGUAGE plpgsql".to_owned(),
            format!("CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"),
        ]
    } else {
        ["UPDATE", "DELETE"]
            .map(|deed| {
                format!(
                    "CREATE TRIGGER {table}_no_{} BEFORE {deed} ON {table} BEGIN SELECT RAISE(ABORT, 'append only'); END",
                    deed.to_lowercase()
                )
            })
            .to_vec()
    };
    for statement in &statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

/// And none is put in another's place: SQLite takes the old row out for that without asking the triggers of `append_only`, as
/// PostgreSQL does where all are taken out at once. `keys` are the columns of which each row has a value of its own.
pub async fn never_replaced(manager: &SchemaManager<'_>, table: &str, keys: &[&str]) -> Result<(), DbErr> {
    let statement = if is_postgres(manager) {
        format!(
            "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
    } else {
        let same: Vec<String> = keys.iter().map(|key| format!("{key} = new.{key}")).collect();
        format!(
            "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {}) \
             BEGIN SELECT RAISE(ABORT, 'append only'); END",
            same.join(" OR ")
        )
    };
    run(manager, &[&statement]).await
}
