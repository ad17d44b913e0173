//! Administrative units: today's two levels, the three levels before 2025-07-01, and which became which. OCOP's 26 sets.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(units()).await?;
        manager.create_index(index("units", &["parent_code", "search_text"])).await?;
        manager.create_table(former_units()).await?;
        manager.create_index(index("former_units", &["parent_code"])).await?;
        manager.create_table(unit_successors()).await?;
        manager.create_index(index("unit_successors", &["code"])).await?;
        manager.create_table(product_sets()).await?;
        crate::reference::load_places(manager).await?;
        crate::reference::load_sets(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["product_sets", "unit_successors", "former_units", "units"]).await
    }
}

fn units() -> TableCreateStatement {
    bare("units")
        .col(ColumnDef::new("code").text().not_null().primary_key())
        .col(text("kind"))
        .col(text("name"))
        .col(text("full_name"))
        .col(text_null("parent_code"))
        .col(text("search_text"))
        .col(day("valid_from"))
        .col(day_null("valid_to"))
        .col(small_null("latitude_e4"))
        .col(small_null("longitude_e4"))
        .foreign_key(&mut belongs_by("parent_code", "units", "code"))
        .to_owned()
}

fn former_units() -> TableCreateStatement {
    bare("former_units")
        .col(ColumnDef::new("code").text().not_null().primary_key())
        .col(text("level"))
        .col(text("kind"))
        .col(text("name"))
        .col(text("full_name"))
        .col(text_null("parent_code"))
        .col(text("search_text"))
        .foreign_key(&mut belongs_by("parent_code", "former_units", "code"))
        .to_owned()
}

fn unit_successors() -> TableCreateStatement {
    bare("unit_successors")
        .col(text("former_code"))
        .col(text("code"))
        .primary_key(Index::create().col("former_code").col("code"))
        .foreign_key(&mut belongs_by("former_code", "former_units", "code"))
        .foreign_key(&mut belongs_by("code", "units", "code"))
        .to_owned()
}

fn product_sets() -> TableCreateStatement {
    bare("product_sets")
        .col(ColumnDef::new("no").integer().not_null().primary_key())
        .col(text("sector"))
        .col(text("product_group"))
        .col(text("name"))
        .col(text("short_name"))
        .col(text("short_name_en"))
        .col(unique("slug"))
        .col(flag("sellable"))
        .to_owned()
}
