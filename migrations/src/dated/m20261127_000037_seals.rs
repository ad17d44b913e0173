//! What staff did, rights and money, each sealed with what came before it. A trigger says what waits for its seal, so that nobody writes
//! such an event by without; and no row of a table that is only added to is put in another's place, nor are all taken out at once: the
//! triggers of before see neither. And what one person did is found.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(seals()).await?;
        append_only(manager, "seals").await?;
        for (table, keys) in ADDED_TO {
            never_replaced(manager, table, keys).await?;
        }
        manager.create_index(index_where("events", &["account_id", "id"], "account_id IS NOT NULL")).await?;
        manager.create_index(index_where("events", &["principal_id", "id"], OF_ANOTHER)).await?;
        manager.create_table(unsealed()).await?;
        let names = SEALED.map(|name| format!("'{name}'")).join(", ");
        let before = format!("INSERT INTO unsealed (event_id) SELECT id FROM events WHERE name IN ({names})");
        run(manager, &[&before]).await?;
        let (new, when) = ("INSERT INTO unsealed (event_id) VALUES (new.id)", format!("new.name IN ({names})"));
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

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres: &[&str] = &["DROP TRIGGER events_unsealed ON events", "DROP FUNCTION events_unsealed()"];
        run(manager, if is_postgres(manager) { postgres } else { &["DROP TRIGGER events_unsealed"] }).await?;
        for name in ["events_account_id_id", "events_principal_id_id"] {
            manager.drop_index(Index::drop().name(name).table("events").to_owned()).await?;
        }
        drop_all(manager, &["unsealed", "seals"]).await?;
        for (table, _) in ADDED_TO.iter().filter(|(table, _)| *table != "seals") {
            let drop = if is_postgres(manager) {
                format!("DROP TRIGGER {table}_no_truncate ON {table}")
            } else {
                format!("DROP TRIGGER {table}_no_replace")
            };
            run(manager, &[&drop]).await?;
        }
        Ok(())
    }
}

/// What was done for somebody by another.
const OF_ANOTHER: &str = "principal_id <> account_id";

/// What is only added to, and the keys by which a row could be put in another's place.
const ADDED_TO: [(&str, &[&str]); 6] = [
    ("events", &["id"]),
    ("decisions", &["id"]),
    ("sanctions", &["id"]),
    ("acceptances", &["id"]),
    ("sales", &["id"]),
    ("seals", &["no", "event_id"]),
];

/// The events that are sealed: what staff did, who may what, and what was earned.
pub const SEALED: [&str; 45] = [
    "account.added",
    "account.edited",
    "account.frozen",
    "account.number_changed",
    "account.number_changed_for",
    "account.other_sessions_ended",
    "account.password_changed",
    "account.password_reset",
    "account.recovery_code_used",
    "account.recovery_codes_made",
    "account.registered",
    "account.second_factor_ended",
    "account.second_factor_set",
    "account.second_factor_taken_off",
    "account.session_ended",
    "account.sessions_ended",
    "certificate.reinstated",
    "certificate.sent_back",
    "certificate.verified",
    "certificate.withdrawn",
    "document.published",
    "job.dismissed",
    "job.sent_again",
    "jobs.sent_again",
    "order.came_back",
    "order.delivered",
    "order.delivery_retracted",
    "orders.answers_postponed",
    "product.approved",
    "product.restored",
    "product.sent_back",
    "product.stopped",
    "role.granted",
    "role.revoked",
    "shop.approved",
    "shop.invitation_declined",
    "shop.invitation_taken_back",
    "shop.member_invited",
    "shop.member_joined",
    "shop.member_removed",
    "shop.reopened",
    "shop.sent_back",
    "shop.suspended",
    "variant.measure_approved",
    "variant.measure_sent_back",
];

/// `hash` is a SHA-256 in hexadecimal, over the one before it and the event (`infra/seals/digest.rs`).
fn seals() -> TableCreateStatement {
    bare("seals")
        .col(number("no").primary_key())
        .col(number("event_id").unique_key())
        .col(text("hash"))
        .col(number("sealed_at"))
        .foreign_key(&mut belongs("event_id", "events"))
        .to_owned()
}

fn unsealed() -> TableCreateStatement {
    bare("unsealed").col(number("event_id").primary_key()).to_owned()
}
