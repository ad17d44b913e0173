//! Whether the number of a purchase was proved: by its buyer's account, or by a code that was texted to it. Of what was bought before
//! nobody knows, unless it was bought with an account's own number.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}

const UP: &[&str] = &[
    "ALTER TABLE purchases ADD COLUMN proved_at BIGINT",
    "UPDATE purchases SET proved_at = placed_at \
        WHERE EXISTS (SELECT 1 FROM accounts WHERE accounts.id = purchases.buyer_id AND accounts.phone = purchases.phone)",
];

const DOWN: &[&str] = &["ALTER TABLE purchases DROP COLUMN proved_at"];
