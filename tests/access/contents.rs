//! What is in the database, to be compared: a form that writes nothing leaves it as it was.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::kit::TestApp;

/// Every row of every table, but for the sessions, what the test itself ends, and tries, which count whatever comes of them.
pub(super) async fn contents(app: &TestApp) -> BTreeMap<String, String> {
    let postgres = app.db.is_postgres();
    let names = if postgres {
        "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
         AND name NOT LIKE 'products_search%' AND name NOT LIKE 'products_names%'"
    };
    let backend = if postgres { DbBackend::Postgres } else { DbBackend::Sqlite };
    let rows = app.db.read.query_all_raw(Statement::from_string(backend, names)).await.expect("tables");
    let mut contents = BTreeMap::new();
    for row in rows {
        let table: String = row.try_get("", "name").expect("a name");
        // What ends the right, what never changes, and that it was tried.
        const ASIDE: [&str; 8] = [
            "sessions",
            "shop_members",
            "roles",
            "units",
            "former_units",
            "unit_successors",
            "seaql_migrations",
            "rate_limits",
        ];
        if !ASIDE.contains(&table.as_str()) {
            contents.insert(table.clone(), rows_of(app, backend, &table).await);
        }
    }
    contents
}

async fn rows_of(app: &TestApp, backend: DbBackend, table: &str) -> String {
    let sql = if backend == DbBackend::Postgres {
        format!("SELECT COALESCE(string_agg(t::text, '|' ORDER BY t::text), '') AS text FROM {table} t")
    } else {
        let columns =
            format!("SELECT group_concat('quote(\"' || name || '\")', '||') AS text FROM pragma_table_info('{table}')");
        let row =
            app.db.read.query_one_raw(Statement::from_string(backend, columns)).await.expect(table).expect("a row");
        let columns: String = row.try_get("", "text").expect("columns");
        format!(
            "SELECT COALESCE(group_concat(row, '|'), '') AS text FROM (SELECT {columns} AS row FROM {table} ORDER BY 1)"
        )
    };
    let row = app.db.read.query_one_raw(Statement::from_string(backend, sql)).await.expect(table).expect("a row");
    row.try_get("", "text").expect("text")
}
