//! Where something happened to a shop or its goods: its commune and its province, so that the log of one place is read without that of the
//! market. A trigger writes it in the commit of the event; what happened before is placed where its shop is today. And the second version of
//! papers that a market still has as they came; where it has published its own, that one holds.

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
        publish_second(manager).await?;
        let postgres = is_postgres(manager);
        manager.create_table(event_places()).await?;
        manager.create_index(index("event_places", &["unit_code", "name", "event_id"])).await?;
        for row in rows(postgres, "e", "events e, ") {
            run(manager, &[&format!("{row} AND ({})", of_a_shop("e"))]).await?;
        }
        let (new, when) = (rows(postgres, "new", "").join("; "), of_a_shop("new"));
        if !postgres {
            let trigger = format!("CREATE TRIGGER events_places AFTER INSERT ON events WHEN {when} BEGIN {new}; END");
            return run(manager, &[&trigger]).await;
        }
        let function = format!(
            "CREATE FUNCTION events_places() RETURNS trigger AS $$ BEGIN {new}; RETURN NULL; END $$ LANGUAGE plpgsql"
        );
        let trigger = format!(
            "CREATE TRIGGER events_places AFTER INSERT ON events FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION events_places()"
        );
        run(manager, &[&function, &trigger]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres: &[&str] = &["DROP TRIGGER events_places ON events", "DROP FUNCTION events_places()"];
        run(manager, if is_postgres(manager) { postgres } else { &["DROP TRIGGER events_places"] }).await?;
        drop_all(manager, &["event_places"]).await?;
        let unpublish = format!("DELETE FROM documents WHERE version = 2 AND published_at = {PUBLISHED_AT}");
        run(manager, &[&unpublish]).await
    }
}

/// 26 November 2026, midnight in Viet Nam, in microseconds.
const PUBLISHED_AT: i64 = 1_795_626_000_000_000;

#[rustfmt::skip]
const SECOND: [(&str, &str, &str); 6] = [
    ("operating-rules", "vi", include_str!("../../data/second_documents/vi/operating-rules.md")),
    ("privacy", "vi", include_str!("../../data/second_documents/vi/privacy.md")),
    ("returns", "vi", include_str!("../../data/second_documents/vi/returns.md")),
    ("ranking", "vi", include_str!("../../data/second_documents/vi/ranking.md")),
    ("operating-rules", "en", include_str!("../../data/second_documents/en/operating-rules.md")),
    ("privacy", "en", include_str!("../../data/second_documents/en/privacy.md")),
];

async fn publish_second(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let sql = "INSERT INTO documents (slug, language, version, title, body, published_at) \
        SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), 2, CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS BIGINT) \
        WHERE (SELECT MAX(version) FROM documents WHERE slug = CAST($1 AS TEXT) AND language = CAST($2 AS TEXT)) = 1";
    for (slug, language, text) in SECOND {
        let (title, body) = text.split_once('\n').unwrap_or((text, ""));
        let texts = [slug, language, title.trim_start_matches("# ").trim(), body.trim()].map(Value::from);
        let values = texts.into_iter().chain([Value::from(PUBLISHED_AT)]);
        let statement = Statement::from_sql_and_values(manager.get_database_backend(), sql, values);
        manager.get_connection().execute_raw(statement).await?;
    }
    Ok(())
}

fn event_places() -> TableCreateStatement {
    bare("event_places")
        .col(text("unit_code"))
        .col(number("event_id"))
        .col(text("name"))
        .primary_key(Index::create().col("unit_code").col("event_id"))
        .foreign_key(&mut belongs("event_id", "events"))
        .to_owned()
}

/// Names of events that are about a shop, its goods or their papers.
fn of_a_shop(event: &str) -> String {
    ["shop", "product", "variant", "certificate"].map(|noun| format!("{event}.name LIKE '{noun}.%'")).join(" OR ")
}

/// One for the commune and one for its province.
fn rows(postgres: bool, event: &str, from: &str) -> [String; 2] {
    let of = |field: &str| match postgres {
        true => format!("CAST({event}.body ->> '{field}' AS BIGINT)"),
        false => format!("json_extract({event}.body, '$.{field}')"),
    };
    let (shop, product) = (of("shop_id"), of("product_id"));
    let shop = format!("s.id = COALESCE({shop}, (SELECT p.shop_id FROM products p WHERE p.id = {product}))");
    let row = |code: &str, of: &str| {
        format!(
            "INSERT INTO event_places (unit_code, event_id, name) SELECT {code}, {event}.id, {event}.name \
             FROM {from}shops s{of} WHERE {shop}"
        )
    };
    [
        row("s.unit_code", ""),
        row("u.parent_code", " JOIN units u ON u.code = s.unit_code AND u.parent_code IS NOT NULL"),
    ]
}
