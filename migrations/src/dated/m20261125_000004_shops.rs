//! Who sells, and the certificates of what they sell.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(shops()).await?;
        manager.create_index(index("shops", &["status", "opened_at"])).await?;
        manager.create_index(index("shops", &["unit_code", "opened_on"])).await?;
        manager.create_table(shop_members()).await?;
        manager.create_index(index("shop_members", &["account_id"])).await?;
        manager.create_table(shop_invitations()).await?;
        manager.create_index(index("shop_invitations", &["phone"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["shop_invitations", "shop_members", "shops"]).await
    }
}

fn shops() -> TableCreateStatement {
    table("shops")
        .col(unique("code"))
        .col(unique("slug"))
        .col(ColumnDef::new("owner_id").big_integer().not_null().unique_key())
        .col(text("status"))
        .col(text("kind"))
        .col(text("name"))
        .col(text("unit_code"))
        .col(text_null("former_code"))
        .col(text_null("hamlet"))
        .col(text("story"))
        .col(text_null("photo"))
        .col(text("phone"))
        .col(number("created_at"))
        .col(number_null("opened_at"))
        .col(day_null("opened_on"))
        .foreign_key(&mut belongs("owner_id", "accounts"))
        .foreign_key(&mut belongs_by("unit_code", "units", "code"))
        .foreign_key(&mut belongs_by("former_code", "former_units", "code"))
        .to_owned()
}

fn shop_members() -> TableCreateStatement {
    bare("shop_members")
        .col(number("shop_id"))
        .col(number("account_id"))
        .col(text("role"))
        .col(number("created_at"))
        .primary_key(Index::create().col("shop_id").col("account_id"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .to_owned()
}

/// Nothing here leads to an account: an invitation is the same whether the number has one or not.
fn shop_invitations() -> TableCreateStatement {
    bare("shop_invitations")
        .col(number("shop_id"))
        .col(text("phone"))
        .col(number("invited_by"))
        .col(number("created_at"))
        .primary_key(Index::create().col("shop_id").col("phone"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .foreign_key(&mut belongs("invited_by", "accounts"))
        .to_owned()
}
