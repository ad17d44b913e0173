//! The trigger that says which events wait for their seal (`infra/seals` of the program).

use sea_orm_migration::prelude::*;

use crate::columns::{is_postgres, run};

/// From now on events of these names wait for one.
pub async fn watch(manager: &SchemaManager<'_>, names: &[&str]) -> Result<(), DbErr> {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    let when = format!("new.name IN ({})", quoted.join(", "));
    let new = "INSERT INTO unsealed (event_id) VALUES (new.id)";
    if !is_postgres(manager) {
        let trigger = format!("CREATE TRIGGER events_unsealed AFTER INSERT ON events WHEN {when} BEGIN {new}; END");
        return run(manager, &[&trigger]).await;
    }
    let function = format!(
        "CREATE FUNCTION events_unsealed() RETURNS trigger AS $$ BEGIN {new}; RETURN NULL; END $$ LANGUAGE plpgsql"
    );
    let trigger = format!(
        "CREATE TRIGGER events_unsealed AFTER INSERT ON events FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION events_unsealed()"
    );
    run(manager, &[&function, &trigger]).await
}

/// The same, for PostgreSQL: the condition of a trigger is read anew by every statement, and most events are of an order that is placed.
/// For those it is two names; the list is asked behind it.
pub async fn watch_lightly(manager: &SchemaManager<'_>, names: &[&str]) -> Result<(), DbErr> {
    if !is_postgres(manager) {
        return watch(manager, names).await;
    }
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    let function = format!(
        "CREATE FUNCTION events_unsealed() RETURNS trigger AS $$ BEGIN
           IF new.name IN ({}) THEN INSERT INTO unsealed (event_id) VALUES (new.id); END IF; RETURN NULL; END $$ LANGUAGE plpgsql",
        quoted.join(", ")
    );
    let trigger = "CREATE TRIGGER events_unsealed AFTER INSERT ON events FOR EACH ROW
        WHEN (new.name <> 'order.placed' AND new.name <> 'purchase.placed') EXECUTE FUNCTION events_unsealed()";
    run(manager, &[&function, trigger]).await
}

/// No event waits for one any more.
pub async fn forget(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let postgres: &[&str] = &["DROP TRIGGER events_unsealed ON events", "DROP FUNCTION events_unsealed()"];
    run(manager, if is_postgres(manager) { postgres } else { &["DROP TRIGGER events_unsealed"] }).await
}
