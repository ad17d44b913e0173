//! The rows of a database as text that puts them back, written by the database itself.

use std::collections::HashSet;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

/// A table with its rows, each as the list of its values.
pub struct Table {
    pub name: String,
    columns: Vec<String>,
    pub rows: Vec<String>,
    /// Counts its ids up in a sequence of its own.
    sequence: bool,
}

impl Table {
    /// What is in it and not in the other.
    pub fn without(mut self, other: &Table) -> Self {
        assert_eq!(self.name, other.name);
        let known: HashSet<&String> = other.rows.iter().collect();
        self.rows.retain(|row| !known.contains(row));
        self
    }

    /// A statement a row.
    pub fn statements(&self) -> String {
        let Self { name, columns, .. } = self;
        let columns = columns.join(", ");
        let mut text: String =
            self.rows.iter().map(|row| format!("INSERT INTO \"{name}\" ({columns}) VALUES ({row});\n")).collect();
        if self.sequence && !self.rows.is_empty() {
            let sequence = format!("pg_get_serial_sequence('{name}', 'id')");
            text.push_str(&format!("SELECT setval({sequence}, (SELECT max(id) FROM \"{name}\"));\n"));
        }
        text
    }
}

/// All tables in the order in which they were made: what is referred to comes first.
pub async fn all(db: &DatabaseConnection) -> Vec<Table> {
    let postgres = db.get_database_backend() == DbBackend::Postgres;
    let names = if postgres {
        "SELECT relname::text AS line FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
         AND relname NOT IN ('products_search', 'products_names', 'shops_words', 'closed_shops_words') ORDER BY oid"
    } else {
        "SELECT m.name AS line FROM sqlite_master m JOIN pragma_table_list l ON l.name = m.name \
         WHERE l.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.rowid"
    };
    let mut tables = Vec::new();
    for name in lines(db, names).await.into_iter().filter(|name| name != "seaql_migrations") {
        tables.push(table(db, name, postgres).await);
    }
    tables
}

async fn table(db: &DatabaseConnection, name: String, postgres: bool) -> Table {
    let columns = if postgres {
        format!(
            "SELECT quote_ident(attname) AS line FROM pg_attribute \
             WHERE attrelid = 'public.{name}'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
        )
    } else {
        format!("SELECT '\"' || name || '\"' AS line FROM pragma_table_info('{name}') ORDER BY cid")
    };
    let columns = lines(db, &columns).await;
    let quote =
        |column: &String| if postgres { format!("quote_nullable({column}::text)") } else { format!("quote({column})") };
    let values = columns.iter().map(quote).collect::<Vec<_>>().join(" || ', ' || ");
    let rows = lines(db, &format!("SELECT {values} AS line FROM \"{name}\" ORDER BY {}, line", columns[0])).await;
    let sequence = postgres && columns.iter().any(|column| column == "id");
    Table { name, columns, rows, sequence }
}

async fn lines(db: &DatabaseConnection, query: &str) -> Vec<String> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), query)).await;
    rows.unwrap_or_else(|e| panic!("{query}: {e}")).iter().map(|row| row.try_get("", "line").unwrap()).collect()
}
