//! Goods: products, their photos and variants, when they were live, and certificates.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(products()).await?;
        for columns in [
            &["shown", "published_at", "id"][..],
            &["shown", "price_from", "id"],
            &["shown", "set_no", "published_at"],
            &["shown", "unit_code", "published_at"],
            &["shop_id", "status"],
            &["shop_id", "shown", "published_at"],
        ] {
            manager.create_index(index("products", columns)).await?;
        }
        manager.create_index(products_in_season()).await?;
        manager.create_table(product_photos()).await?;
        manager.create_table(variants()).await?;
        manager.create_index(index("variants", &["product_id", "position"])).await?;
        manager.create_table(live_intervals()).await?;
        manager.create_index(index("live_intervals", &["product_id", "live_to"])).await?;
        manager.create_index(index("live_intervals", &["shop_id", "live_from"])).await?;
        manager.create_index(running_intervals()).await?;
        manager.create_table(certificates()).await?;
        manager.create_index(index("certificates", &["product_id", "status", "expires_on"])).await?;
        manager.create_index(index("certificates", &["status", "submitted_at"])).await?;
        manager.create_index(index("certificates", &["shop_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["certificates", "live_intervals", "variants", "product_photos", "products"];
        drop_all(manager, &tables).await
    }
}

fn products() -> TableCreateStatement {
    table("products")
        .col(unique("code"))
        .col(unique("slug"))
        .col(number("shop_id"))
        .col(text("status"))
        .col(flag("shown"))
        .col(small("set_no"))
        .col(text("name"))
        .col(text("description"))
        .col(text_null("cover"))
        .col(text("unit_code"))
        .col(text_null("former_code"))
        .col(small("season_months"))
        .col(amount("price_from"))
        .col(text("measure_from"))
        .col(flag("in_stock"))
        .col(text("search_text"))
        .col(text("name_text"))
        .col(text("toned_text"))
        .col(number("created_at"))
        .col(number_null("published_at"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .foreign_key(&mut belongs_by("set_no", "product_sets", "no"))
        .foreign_key(&mut belongs_by("unit_code", "units", "code"))
        .foreign_key(&mut belongs_by("former_code", "former_units", "code"))
        .to_owned()
}

/// For the front: goods of all the year, which are the most, are not walked through.
fn products_in_season() -> IndexCreateStatement {
    let columns = ["shown", "published_at", "id"];
    index("products", &columns).name("products_in_season").cond_where(Expr::cust("\"season_months\" <> 0")).to_owned()
}

fn product_photos() -> TableCreateStatement {
    bare("product_photos")
        .col(number("product_id"))
        .col(small("position"))
        .col(text("picture"))
        .primary_key(Index::create().col("product_id").col("position"))
        .foreign_key(&mut belongs("product_id", "products"))
        .to_owned()
}

fn variants() -> TableCreateStatement {
    table("variants")
        .col(unique("code"))
        .col(number("product_id"))
        .col(small("position"))
        .col(text("measure"))
        .col(number("price").check(Expr::col("price").gt(0)))
        .col(number("stock").check(Expr::col("stock").gte(0)))
        .col(number("weight_g").check(Expr::col("weight_g").gt(0)))
        .col(flag("offered"))
        .foreign_key(&mut belongs("product_id", "products"))
        .to_owned()
}

fn live_intervals() -> TableCreateStatement {
    table("live_intervals")
        .col(number("product_id"))
        .col(number("shop_id"))
        .col(number("live_from"))
        .col(number_null("live_to"))
        .check(Expr::col("live_to").gte(Expr::col("live_from")))
        .foreign_key(&mut belongs("product_id", "products"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .to_owned()
}

/// A product is on sale once at a time.
fn running_intervals() -> IndexCreateStatement {
    let running = index_where("live_intervals", &["product_id"], "\"live_to\" IS NULL");
    running.clone().name("live_intervals_running").unique().to_owned()
}

fn certificates() -> TableCreateStatement {
    table("certificates")
        .col(number("shop_id"))
        .col(number("product_id"))
        .col(text("scheme"))
        .col(text("number"))
        .col(small_null("stars").check(Expr::col("stars").between(3, 5)))
        .col(text("issuer"))
        .col(text("decision"))
        .col(day("issued_on"))
        .col(day("expires_on"))
        .col(day_null("withdrawn_on"))
        .col(text_null("scan"))
        .col(text("status"))
        .col(number("submitted_at"))
        .col(number_null("decided_at"))
        .col(text_null("reason"))
        .col(text_null("words"))
        .check(Expr::col("expires_on").gte(Expr::col("issued_on")))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .foreign_key(&mut belongs("product_id", "products"))
        .to_owned()
}
