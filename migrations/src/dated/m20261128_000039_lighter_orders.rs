//! What PostgreSQL does for each order, and need not. An event that is never sealed does not make it read the list of those that are.
//! Whether an event of the outbox is there needs no asking: both are written in one statement, and no event is ever taken out. Nor whether
//! an accepted document is there: its id is read in the statement that writes it down, and whoever takes one out is asked whether it was
//! accepted; all buyers at once would lock the same few documents for that.

use sea_orm_migration::prelude::*;

use crate::{columns::*, sealed};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if is_postgres(manager) {
            run(manager, &UP).await?;
            sealed::forget(manager).await?;
            sealed::watch_lightly(manager, &names()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if is_postgres(manager) {
            sealed::forget(manager).await?;
            sealed::watch(manager, &names()).await?;
            run(manager, &DOWN).await?;
        }
        Ok(())
    }
}

fn names() -> Vec<&'static str> {
    [super::m20261127_000037_seals::SEALED.as_slice(), &super::m20261127_000038_life_of_shops::SEALED].concat()
}

const UP: [&str; 4] = [
    "ALTER TABLE outbox DROP CONSTRAINT outbox_event_id_fkey",
    "ALTER TABLE acceptances DROP CONSTRAINT acceptances_document_id_fkey",
    "CREATE FUNCTION documents_accepted() RETURNS trigger AS $$ BEGIN
       IF EXISTS (SELECT 1 FROM acceptances WHERE document_id = OLD.id) THEN RAISE EXCEPTION 'this document was accepted'; END IF;
       RETURN OLD; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER documents_accepted BEFORE DELETE ON documents FOR EACH ROW EXECUTE FUNCTION documents_accepted()",
];

const DOWN: [&str; 4] = [
    "DROP TRIGGER documents_accepted ON documents",
    "DROP FUNCTION documents_accepted()",
    "ALTER TABLE outbox ADD CONSTRAINT outbox_event_id_fkey FOREIGN KEY (event_id) REFERENCES events (id)",
    "ALTER TABLE acceptances ADD CONSTRAINT acceptances_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents (id)",
];
