//! What was sold, as entries that are only added to, and the sums of them that figures read. Entries and sums are made for what
//! was delivered before.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Sums of entries, and what each is kept by beside its span.
const SUMS: [(&str, &[&str]); 5] = [
    ("sales_in_all", &[]),
    ("sales_by_place", &["unit_code", "kind"]),
    ("sales_by_set", &["set_no"]),
    ("sales_by_stars", &["stars"]),
    ("sales_by_shop", &["shop_id"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(sales()).await?;
        manager.create_index(index("sales", &["order_id"])).await?;
        manager.create_index(index("sales", &["counts_on"])).await?;
        manager.create_table(unsummed()).await?;
        manager.create_index(index("sales_unsummed", &["counts_on"])).await?;
        for (name, keys) in SUMS {
            manager.create_table(sum(manager, name, keys)).await?;
        }
        manager.create_index(index("sales_by_shop", &["span", "from_on"])).await?;
        manager.create_index(index("sales_by_place", &["span", "from_on"])).await?;
        run(manager, &[ENTRIES]).await?;
        add_up(manager).await?;
        append_only(manager, "sales").await?;
        // Figures read the sums now.
        manager.drop_index(Index::drop().name("orders_shop_id_delivered_on").table("orders").to_owned()).await?;
        manager.drop_index(Index::drop().name("orders_delivered_on_unit_code").table("orders").to_owned()).await?;
        manager.create_index(index_where("orders", &["shop_id", "came_back_at"], "\"came_back_at\" IS NOT NULL")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("orders_shop_id_came_back_at").table("orders").to_owned()).await?;
        manager.create_index(index("orders", &["shop_id", "delivered_on"])).await?;
        manager.create_index(index("orders", &["delivered_on", "unit_code"])).await?;
        let sums = ["sales_by_shop", "sales_by_stars", "sales_by_set", "sales_by_place", "sales_in_all"];
        drop_all(manager, &sums).await?;
        drop_all(manager, &["sales_unsummed", "sales"]).await
    }
}

/// One row a line and cause. `orders`, `set_orders` and `star_orders` are what the row adds to the orders in all, to those with
/// goods of its set, and to those with goods of its stars.
fn sales() -> TableCreateStatement {
    table("sales")
        .col(number("order_id"))
        .col(number("line_id"))
        .col(day("counts_on"))
        .col(day("booked_on"))
        .col(number("booked_at"))
        .col(small("orders").check(Expr::col("orders").between(-1, 1)))
        .col(small("set_orders").check(Expr::col("set_orders").between(-1, 1)))
        .col(small("star_orders").check(Expr::col("star_orders").between(-1, 1)))
        .col(number("value"))
        .col(number("shop_id"))
        .col(text("unit_code"))
        .col(text("kind"))
        .col(small("set_no"))
        .col(small_null("stars"))
        .col(text("payment"))
        .col(text("channel"))
        .col(text("cause"))
        .foreign_key(&mut belongs("order_id", "orders"))
        .foreign_key(&mut belongs("line_id", "order_lines"))
        .foreign_key(&mut belongs("shop_id", "shops"))
        .to_owned()
}

/// Entries that are in no sum yet, with the day that each counts on: whoever looks for those of some days begins here.
fn unsummed() -> TableCreateStatement {
    let mut sale = number("sale_id");
    bare("sales_unsummed")
        .col(sale.primary_key())
        .col(day("counts_on"))
        .foreign_key(&mut belongs("sale_id", "sales"))
        .to_owned()
}

/// Orders and their value by a span (`day`, `month`, `year`), its first day, and the keys.
fn sum(manager: &SchemaManager<'_>, name: &'static str, keys: &[&'static str]) -> TableCreateStatement {
    let mut table = bare(name).col(text("span")).col(day("from_on")).to_owned();
    for key in keys {
        table.col(match *key {
            "unit_code" | "kind" => text(key),
            "shop_id" => number(key),
            // Goods without stars are kept under 0: a key is never nothing.
            _ => small(key),
        });
    }
    // What one shop or commune sold is found by it, also by a database that knows nothing of its rows.
    let (own, rest) = keys.split_at(usize::from(matches!(keys, ["shop_id"] | ["unit_code", _])));
    let mut unique = Index::create();
    for column in own.iter().chain(&["span", "from_on"]).chain(rest) {
        unique.col(*column);
    }
    table.col(number("orders")).col(number("value")).primary_key(&mut unique);
    if !is_postgres(manager) {
        table.extra("WITHOUT ROWID");
    }
    table
}

const ENTRIES: &str = "
    INSERT INTO sales (order_id, line_id, counts_on, booked_on, booked_at, orders, set_orders, star_orders, value,
                       shop_id, unit_code, kind, set_no, stars, payment, channel, cause)
    SELECT o.id, l.id, o.delivered_on, o.delivered_on, o.delivered_at,
           CASE WHEN ROW_NUMBER() OVER (PARTITION BY o.id ORDER BY l.id) = 1 THEN 1 ELSE 0 END,
           CASE WHEN ROW_NUMBER() OVER (PARTITION BY o.id, l.set_no ORDER BY l.id) = 1 THEN 1 ELSE 0 END,
           CASE WHEN ROW_NUMBER() OVER (PARTITION BY o.id, l.stars ORDER BY l.id) = 1 THEN 1 ELSE 0 END,
           l.line_total, o.shop_id, o.unit_code, o.shop_kind, l.set_no, l.stars, 'cash', 'site', 'delivered'
    FROM orders o JOIN order_lines l ON l.order_id = o.id
    WHERE o.status IN ('delivered', 'completed')
    ORDER BY o.delivered_at, l.id";

/// Days out of entries, months out of days, years out of months.
async fn add_up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let first = |span: &str| match is_postgres(manager) {
        true => format!("CAST(date_trunc('{span}', from_on) AS DATE)"),
        false => format!("date(from_on, 'start of {span}')"),
    };
    for (name, keys) in SUMS {
        // Each key with a comma behind it, so that none is none.
        let columns: String = keys.iter().map(|key| format!("{key}, ")).collect();
        let (orders, from_entries) = match name {
            "sales_by_set" => ("set_orders", columns.clone()),
            "sales_by_stars" => ("star_orders", "COALESCE(stars, 0), ".to_owned()),
            _ => ("orders", columns.clone()),
        };
        let into = format!("INSERT INTO {name} (span, from_on, {columns}orders, value)");
        let days = format!(
            "{into} SELECT 'day', counts_on, {from_entries}SUM({orders}), SUM(value) FROM sales
             GROUP BY {from_entries}counts_on"
        );
        run(manager, &[&days]).await?;
        for (span, below) in [("month", "day"), ("year", "month")] {
            let from_on = first(span);
            let longer = format!(
                "{into} SELECT '{span}', {from_on}, {columns}SUM(orders), SUM(value) FROM {name}
                 WHERE span = '{below}' GROUP BY {columns}{from_on}"
            );
            run(manager, &[&longer]).await?;
        }
    }
    Ok(())
}
