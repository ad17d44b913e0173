//! People: accounts, roles with their scope, and texted codes.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(accounts()).await?;
        manager.create_index(index("accounts", &["unit_code", "created_on"])).await?;
        manager.create_table(roles()).await?;
        manager.create_index(index("roles", &["account_id"])).await?;
        manager.create_table(texted_codes()).await?;
        manager.create_index(index("texted_codes", &["phone", "created_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["texted_codes", "roles", "accounts"]).await
    }
}

fn accounts() -> TableCreateStatement {
    table("accounts")
        .col(unique("phone"))
        .col(text("name"))
        .col(text_null("email"))
        .col(text("password_hash"))
        .col(text_null("unit_code"))
        .col(text("language"))
        .col(small("session_epoch"))
        .col(number("created_at"))
        .col(day("created_on"))
        .foreign_key(&mut belongs_by("unit_code", "units", "code"))
        .to_owned()
}

fn roles() -> TableCreateStatement {
    table("roles")
        .col(number("account_id"))
        .col(text("role"))
        .col(text_null("unit_code"))
        .col(number_null("granted_by"))
        .col(number("granted_at"))
        .col(number_null("revoked_at"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .foreign_key(&mut belongs("granted_by", "accounts"))
        .foreign_key(&mut belongs_by("unit_code", "units", "code"))
        .to_owned()
}

fn texted_codes() -> TableCreateStatement {
    table("texted_codes")
        .col(text("phone"))
        .col(text("purpose"))
        .col(text("code_hash"))
        .col(text_null("pending"))
        .col(small("attempts"))
        .col(number("created_at"))
        .col(number("expires_at"))
        .col(number_null("used_at"))
        .to_owned()
}
