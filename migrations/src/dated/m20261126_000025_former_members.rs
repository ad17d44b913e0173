//! Who was taken out of a shop, and when: for a while she does not decide about it either.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(former_members()).await?;
        let of = |field: &str| match is_postgres(manager) {
            true => format!("CAST(body ->> '{field}' AS BIGINT)"),
            false => format!("json_extract(body, '$.{field}')"),
        };
        let (shop, account) = (of("shop_id"), of("account_id"));
        let known = format!(
            "INSERT INTO former_members (shop_id, account_id, left_at) SELECT {shop}, {account}, MAX(happened_at) \
             FROM events WHERE name = 'shop.member_removed' GROUP BY {shop}, {account}"
        );
        run(manager, &[&known]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["former_members"]).await
    }
}

fn former_members() -> TableCreateStatement {
    bare("former_members")
        .col(number("shop_id"))
        .col(number("account_id"))
        .col(number("left_at"))
        .primary_key(Index::create().col("shop_id").col("account_id"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .to_owned()
}
