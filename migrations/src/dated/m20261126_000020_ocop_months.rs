//! No OCOP paper holds longer than 36 months from the day on which it was issued, whatever was typed. The 29th of February comes
//! again as the 28th, which PostgreSQL knows and SQLite does not.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &[if is_postgres(manager) { POSTGRES } else { SQLITE }]).await
    }

    /// What was typed beyond is not known any more, and nothing needs it.
    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}

const POSTGRES: &str = "UPDATE certificates SET expires_on = (issued_on + INTERVAL '36 months')::date \
    WHERE scheme = 'ocop' AND expires_on > (issued_on + INTERVAL '36 months')::date";

const SQLITE: &str = "UPDATE certificates SET expires_on = last.day FROM \
    (SELECT id, CASE WHEN strftime('%m-%d', issued_on) = '02-29' THEN date(issued_on, '+36 months', '-1 day') \
        ELSE date(issued_on, '+36 months') END AS day FROM certificates WHERE scheme = 'ocop') last \
    WHERE certificates.id = last.id AND certificates.expires_on > last.day";
