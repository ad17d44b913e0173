//! What every slice stands on: marks, sessions, events with their outbox, jobs, pictures.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(marks()).await?;
        manager.create_table(sessions()).await?;
        manager.create_index(index("sessions", &["account_id"])).await?;
        manager.create_index(index("sessions", &["expires_at"])).await?;
        manager.create_table(events()).await?;
        manager.create_index(index("events", &["name", "id"])).await?;
        append_only(manager, "events").await?;
        manager.create_table(outbox()).await?;
        manager.create_table(jobs()).await?;
        manager.create_index(index("jobs", &["status", "run_at"])).await?;
        manager.create_table(pictures()).await?;
        manager.create_index(index("pictures", &["used", "created_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["pictures", "jobs", "outbox", "events", "sessions", "marks"]).await?;
        if is_postgres(manager) {
            run(manager, &["DROP FUNCTION IF EXISTS refuse_change()"]).await?;
        }
        Ok(())
    }
}

/// What this database is: a demo world is marked, and production refuses it.
fn marks() -> TableCreateStatement {
    bare("marks").col(ColumnDef::new("name").text().not_null().primary_key()).col(text("value")).to_owned()
}

fn sessions() -> TableCreateStatement {
    bare("sessions")
        .col(ColumnDef::new("id_hash").text().not_null().primary_key())
        .col(number("account_id"))
        .col(small("epoch"))
        .col(number("expires_at"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .to_owned()
}

/// Who acted is named without a foreign key: every event would lock the row of its account, and accounts are never removed.
fn events() -> TableCreateStatement {
    table("events")
        .col(text("name"))
        .col(json("body"))
        .col(number_null("account_id"))
        .col(number_null("principal_id"))
        .col(number_null("consent_id"))
        .col(number("happened_at"))
        .to_owned()
}

fn outbox() -> TableCreateStatement {
    bare("outbox")
        .col(ColumnDef::new("event_id").big_integer().not_null().primary_key())
        .foreign_key(&mut belongs("event_id", "events"))
        .to_owned()
}

fn jobs() -> TableCreateStatement {
    table("jobs")
        .col(text("kind"))
        .col(text("body"))
        .col(ColumnDef::new("unique_key").text().null().unique_key())
        .col(text("status"))
        .col(number("run_at"))
        .col(small("attempts"))
        .col(text_null("holder"))
        .col(text_null("last_error"))
        .col(number("created_at"))
        .to_owned()
}

fn pictures() -> TableCreateStatement {
    table("pictures")
        .col(unique("code"))
        .col(number_null("owner_id"))
        .col(small("width"))
        .col(small("height"))
        .col(flag("used"))
        .col(number("created_at"))
        .foreign_key(&mut belongs("owner_id", "accounts"))
        .to_owned()
}
