//! A version of a document holds from a day on and may ask again, no version is ever changed, and there are papers on payment and
//! delivery. The paper on the order of goods says that shops take turns, the one on complaints where they are sent. Where a market has
//! published its own, that one holds.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, Statement},
};

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut holds_on = day("holds_on");
        holds_on.default(BEGIN);
        let mut asks = flag("asks");
        asks.default(false);
        for column in [holds_on, asks] {
            manager.alter_table(Table::alter().table("documents").add_column(column).to_owned()).await?;
        }
        let own = format!("published_at NOT IN ({CAME})");
        let day = if is_postgres(manager) {
            "CAST(to_timestamp(published_at / 1000000) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS DATE)"
        } else {
            "date(published_at / 1000000, 'unixepoch', '+7 hours')"
        };
        run(manager, &[&format!("UPDATE documents SET holds_on = {day} WHERE {own}")]).await?;
        for (slug, language, text) in PAPERS {
            publish(manager, slug, language, text).await?;
        }
        manager.create_index(index_where("documents", &["slug", "holds_on"], "asks")).await?;
        for statement in if is_postgres(manager) { ON_POSTGRES } else { ON_SQLITE } {
            run(manager, &[&statement.replace("{CAME}", CAME)]).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (triggers, of) = if is_postgres(manager) {
            (["no_update", "no_delete", "no_truncate"], " ON documents")
        } else {
            (["no_update", "no_delete", "no_replace"], "")
        };
        for trigger in triggers {
            run(manager, &[&format!("DROP TRIGGER documents_{trigger}{of}")]).await?;
        }
        run(manager, &[&format!("DELETE FROM documents WHERE published_at = {PUBLISHED_AT}")]).await?;
        manager.drop_index(Index::drop().name("documents_slug_holds_on").table("documents").to_owned()).await?;
        for column in ["asks", "holds_on"] {
            manager.alter_table(Table::alter().table("documents").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}

/// No version is changed, taken out or put in another's place. What came with the program makes room for a market that is brought back.
const ON_SQLITE: [&str; 3] = [
    "CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'append only'); END",
    "CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents WHEN old.published_at NOT IN ({CAME}) \
     BEGIN SELECT RAISE(ABORT, 'append only'); END",
    "CREATE TRIGGER documents_no_replace BEFORE INSERT ON documents WHEN EXISTS \
     (SELECT 1 FROM documents WHERE id = new.id OR (slug, language, version) = (new.slug, new.language, new.version)) \
     BEGIN SELECT RAISE(ABORT, 'append only'); END",
];
const ON_POSTGRES: [&str; 3] = [
    "CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    "CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents FOR EACH ROW WHEN (old.published_at NOT IN ({CAME})) \
     EXECUTE FUNCTION refuse_change()",
    "CREATE TRIGGER documents_no_truncate BEFORE TRUNCATE ON documents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
];

/// What came with the program holds from before any market began.
const BEGIN: &str = "2020-01-01";

/// 28 November 2026, midnight in Viet Nam, in microseconds.
const PUBLISHED_AT: i64 = 1_795_798_800_000_000;

/// When the papers that came with the program came: 1, 26, 27 and 28 November 2026.
const CAME: &str = "1793466000000000, 1795626000000000, 1795712400000000, 1795798800000000";

#[rustfmt::skip]
const PAPERS: [(&str, &str, &str); 8] = [
    ("payment", "vi", include_str!("../../data/fourth_documents/vi/payment.md")),
    ("payment", "en", include_str!("../../data/fourth_documents/en/payment.md")),
    ("delivery", "vi", include_str!("../../data/fourth_documents/vi/delivery.md")),
    ("delivery", "en", include_str!("../../data/fourth_documents/en/delivery.md")),
    ("complaints", "vi", include_str!("../../data/fourth_documents/vi/complaints.md")),
    ("complaints", "en", include_str!("../../data/fourth_documents/en/complaints.md")),
    ("ranking", "vi", include_str!("../../data/fourth_documents/vi/ranking.md")),
    ("ranking", "en", include_str!("../../data/fourth_documents/en/ranking.md")),
];

/// After the version that a market has, if that came with the program or there is none.
async fn publish(manager: &SchemaManager<'_>, slug: &str, language: &str, text: &str) -> Result<(), DbErr> {
    let sql = format!(
        "INSERT INTO documents (slug, language, version, title, body, published_at, holds_on, asks) \
        SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), COALESCE(MAX(version), 0) + 1, CAST($3 AS TEXT), CAST($4 AS TEXT), \
        CAST($5 AS BIGINT), {begin}, FALSE FROM documents WHERE slug = CAST($1 AS TEXT) AND language = CAST($2 AS TEXT) \
        HAVING COUNT(*) = 0 OR MAX(published_at) IN ({CAME})",
        begin = if is_postgres(manager) { format!("DATE '{BEGIN}'") } else { format!("'{BEGIN}'") },
    );
    let (title, body) = text.split_once('\n').unwrap_or((text, ""));
    let values = [
        Value::from(slug),
        language.into(),
        title.trim_start_matches("# ").trim().into(),
        body.trim().into(),
        PUBLISHED_AT.into(),
    ];
    let statement = Statement::from_sql_and_values(manager.get_database_backend(), sql, values);
    manager.get_connection().execute_raw(statement).await.map(drop)
}
