//! What is kept so that a slip of the hand can be mended: that a buyer says that nothing has come of what her
//! shop says to be delivered, and what a checkout form said that placed a purchase.

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
    "ALTER TABLE orders ADD COLUMN not_arrived_at BIGINT",
    "CREATE INDEX orders_not_arrived ON orders (shop_id, not_arrived_at) WHERE not_arrived_at IS NOT NULL",
    "ALTER TABLE purchases ADD COLUMN form_digest TEXT NOT NULL DEFAULT ''",
];

const DOWN: &[&str] = &[
    "ALTER TABLE purchases DROP COLUMN form_digest",
    "DROP INDEX orders_not_arrived",
    "ALTER TABLE orders DROP COLUMN not_arrived_at",
];
