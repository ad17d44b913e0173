//! Indexes are taken away while rows come, and made again of all of them: that takes a third of the time.

use sea_orm::{DatabaseConnection, DbBackend};

use super::sheet::{run, texts};

const LARGE: &str = "('accounts', 'products', 'purchases', 'orders', 'order_lines', 'events', 'revisions')";

/// Takes away those of large tables that are nobody's constraint; tells how each is made.
pub async fn drop(db: &DatabaseConnection) -> Vec<String> {
    let (names, made) = if db.get_database_backend() == DbBackend::Postgres {
        let of = |column: &str| {
            format!(
                "SELECT {column} FROM pg_indexes i WHERE tablename IN {LARGE} AND NOT EXISTS (SELECT 1 FROM pg_constraint c \
                 WHERE c.conindid = (quote_ident(i.indexname))::regclass) ORDER BY indexname"
            )
        };
        (texts(db, &of("indexname::text")).await, texts(db, &of("indexdef")).await)
    } else {
        let of = |column: &str| {
            format!(
                "SELECT {column} FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN {LARGE} ORDER BY name"
            )
        };
        (texts(db, &of("name")).await, texts(db, &of("sql")).await)
    };
    for name in names {
        run(db, &format!("DROP INDEX \"{name}\"")).await;
    }
    made
}

/// Makes them again.
pub async fn make(db: &DatabaseConnection, made: Vec<String>) {
    for sql in made {
        run(db, &sql).await;
    }
}

/// PostgreSQL goes on counting ids where the rows end.
pub async fn count_on(db: &DatabaseConnection) {
    let names =
        "SELECT sequencename::text FROM pg_sequences WHERE sequencename LIKE '%\\_id\\_seq' ORDER BY sequencename";
    for name in texts(db, names).await {
        let table = name.trim_end_matches("_id_seq");
        run(
            db,
            &format!(
                "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT COALESCE(MAX(id), 0) + 1 FROM {table}), false)"
            ),
        )
        .await;
    }
}
