//! What figures cost: kept sums of their spans, and never orders; also in a database that has learnt nothing about its rows yet.

use chophien::market::sales::find;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use time::macros::datetime;

use super::{delivered, period, read};
use crate::kit::{TestApp, database::on_postgres, world::MEO_VAC};

/// How SQLite would go about it.
async fn plan(app: &TestApp, sql: &str) -> Vec<String> {
    let asked = Statement::from_string(DbBackend::Sqlite, format!("EXPLAIN QUERY PLAN {sql}"));
    let rows = app.db.read.query_all_raw(asked).await.expect("a plan");
    rows.iter().map(|row| row.try_get("", "detail").expect("words")).collect()
}

/// A step through a whole table that grows with the market.
fn walks(step: &str) -> bool {
    let grows = ["orders", "order_lines", "purchases", "accounts", "shops", "household", "sales", "live_intervals"];
    grows.iter().any(|table| step.starts_with(&format!("SCAN {table}")) && !step.starts_with("SCAN sales_unsummed"))
}

#[tokio::test]
async fn what_a_shop_and_a_commune_sold_is_found_by_them() {
    if on_postgres() {
        return;
    }
    let app = TestApp::new().await;
    let my = app.my().await;
    delivered(&app, &app.honey(&my).await, 1, datetime!(2026-11-03 09:00 +7)).await;
    let (year, unit) = (period("2026").range(), TestApp::unit(MEO_VAC));
    let start = app.queries.count();
    find::of_shop(&app.db.read, my.shop, &year).await.expect("sums");
    find::by_month(&app.db.read, &year, Some(&unit)).await.expect("sums");
    for (sql, index) in app
        .queries
        .since(start)
        .iter()
        .zip(["(shop_id=? AND span=? AND from_on>?", "(unit_code=? AND span=? AND from_on>?"])
    {
        let steps = plan(&app, sql).await;
        assert!(steps.iter().any(|step| step.contains(index)), "{sql}: {steps:#?}");
    }
}

#[tokio::test]
async fn figures_read_kept_sums_and_never_orders() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    delivered(&app, &honey, 1, datetime!(2026-11-03 09:00 +7)).await;
    for code in ["2026-11", "2026-Q4", "2026"] {
        let start = app.queries.count();
        read(&app, period(code)).await;
        let asked = app.queries.since(start);
        assert!(asked.iter().filter(|sql| sql.contains("\"sales_")).count() >= 5, "{asked:?}");
        for sql in asked {
            let of_orders = ["\"orders\" ", "\"order_lines\"", "\"purchases\"", "\"accounts\""];
            assert!(
                !of_orders.iter().any(|table| sql.contains(table) && sql.contains(&format!("FROM {table}"))),
                "{sql}"
            );
            if !on_postgres() {
                let steps = plan(&app, &sql).await;
                assert!(!steps.iter().any(|step| walks(step)), "{sql}: {steps:#?}");
            }
        }
    }
}
