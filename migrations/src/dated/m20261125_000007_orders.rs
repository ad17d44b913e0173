//! Carts, purchases, orders with their lines, and what delivery costs.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(carts()).await?;
        manager.create_index(carts_of_accounts()).await?;
        manager.create_index(index_where("carts", &["updated_at"], "\"account_id\" IS NULL")).await?;
        manager.create_table(cart_lines()).await?;
        manager.create_table(purchases()).await?;
        manager.create_index(index("purchases", &["buyer_id", "placed_at"])).await?;
        manager.create_index(index("purchases", &["phone", "placed_at"])).await?;
        manager.create_table(orders()).await?;
        for columns in [
            &["purchase_id"][..],
            &["shop_id", "status", "placed_at"],
            &["shop_id", "delivered_on"],
            &["delivered_on", "unit_code"],
        ] {
            manager.create_index(index("orders", columns)).await?;
        }
        // In parts: an index of all orders by status would draw the figures, which ask for two statuses that most orders have.
        manager.create_index(index_where("orders", &["answer_by"], "\"status\" = 'placed'")).await?;
        manager.create_index(index_where("orders", &["delivered_at"], "\"status\" = 'delivered'")).await?;
        manager.create_table(order_lines()).await?;
        manager.create_index(index("order_lines", &["order_id"])).await?;
        manager.create_table(delivery_rates()).await?;
        crate::reference::load_delivery_rates(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["delivery_rates", "order_lines", "orders", "purchases", "cart_lines", "carts"]).await
    }
}

fn carts() -> TableCreateStatement {
    table("carts")
        .col(ColumnDef::new("token_hash").text().null().unique_key())
        .col(number_null("account_id"))
        .col(number("updated_at"))
        .foreign_key(&mut belongs("account_id", "accounts"))
        .to_owned()
}

/// One each. Of these alone, or SQLite would look for carts of nobody in it and find them all.
fn carts_of_accounts() -> IndexCreateStatement {
    index_where("carts", &["account_id"], "\"account_id\" IS NOT NULL").unique().to_owned()
}

fn cart_lines() -> TableCreateStatement {
    bare("cart_lines")
        .col(number("cart_id"))
        .col(number("variant_id"))
        .col(number("quantity").check(Expr::col("quantity").gt(0)))
        .col(amount("seen_price"))
        .col(number("added_at"))
        .primary_key(Index::create().col("cart_id").col("variant_id"))
        .foreign_key(&mut belongs("cart_id", "carts"))
        .foreign_key(&mut belongs("variant_id", "variants"))
        .to_owned()
}

fn purchases() -> TableCreateStatement {
    table("purchases")
        .col(unique("code"))
        .col(unique("checkout_key"))
        .col(number_null("buyer_id"))
        .col(text("name"))
        .col(text("phone"))
        .col(text_null("email"))
        .col(text("unit_code"))
        .col(text("street"))
        .col(text_null("note"))
        .col(text("language"))
        .col(amount("goods_total"))
        .col(amount("delivery_total"))
        .col(amount("total"))
        .col(number("placed_at"))
        .col(day("placed_on"))
        .check(Expr::col("total").eq(Expr::col("goods_total").add(Expr::col("delivery_total"))))
        .foreign_key(&mut belongs("buyer_id", "accounts"))
        .to_owned()
}

/// Communes are named without a foreign key: every order would lock the same few rows, and units are never removed.
fn orders() -> TableCreateStatement {
    table("orders")
        .col(unique("code"))
        .col(number("purchase_id"))
        .col(number("shop_id"))
        .col(number_null("buyer_id"))
        .col(text("status"))
        .col(amount("goods_total"))
        .col(amount("delivery_fee"))
        .col(amount("total"))
        .col(text("unit_code"))
        .col(text("shop_kind"))
        .col(number("placed_at"))
        .col(number("answer_by"))
        .col(number_null("confirmed_at"))
        .col(number_null("packed_at"))
        .col(number_null("handed_over_at"))
        .col(text_null("tracking_code"))
        .col(number_null("delivered_at"))
        .col(day_null("delivered_on"))
        .col(text_null("delivered_by"))
        .col(number_null("undelivered_at"))
        .col(number_null("came_back_at"))
        .col(number_null("completed_at"))
        .col(number_null("cancelled_at"))
        .col(text_null("cancelled_by"))
        .col(text_null("cancel_reason"))
        .col(text_null("cancel_words"))
        .check(Expr::col("total").eq(Expr::col("goods_total").add(Expr::col("delivery_fee"))))
        .foreign_key(&mut belongs("purchase_id", "purchases"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .foreign_key(&mut belongs("buyer_id", "accounts"))
        .to_owned()
}

fn order_lines() -> TableCreateStatement {
    table("order_lines")
        .col(number("order_id"))
        .col(number("product_id"))
        .col(number("variant_id"))
        .col(text("name"))
        .col(text("measure"))
        .col(small("set_no"))
        .col(number("quantity").check(Expr::col("quantity").gt(0)))
        .col(amount("unit_price"))
        .col(amount("line_total"))
        .col(amount("weight_g"))
        .col(small_null("stars").check(Expr::col("stars").between(3, 5)))
        .col(text_null("certificate"))
        .col(text("unit_name"))
        .col(text_null("cover"))
        .check(Expr::col("line_total").eq(Expr::col("unit_price").mul(Expr::col("quantity"))))
        .foreign_key(&mut belongs("order_id", "orders"))
        .foreign_key(&mut belongs("variant_id", "variants"))
        .to_owned()
}

fn delivery_rates() -> TableCreateStatement {
    table("delivery_rates")
        .col(text("zone"))
        .col(number("up_to_g"))
        .col(amount("fee"))
        .col(day("valid_from"))
        .to_owned()
}
