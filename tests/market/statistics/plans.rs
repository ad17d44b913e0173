//! What figures cost: the orders of their days, and not all that were ever delivered; also in a database that has learnt nothing
//! about its rows yet.

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use time::macros::datetime;

use super::{delivered, period, read};
use crate::kit::{TestApp, database::on_postgres};

/// How SQLite would go about it.
async fn plan(app: &TestApp, sql: &str) -> Vec<String> {
    let asked = Statement::from_string(DbBackend::Sqlite, format!("EXPLAIN QUERY PLAN {sql}"));
    let rows = app.db.read.query_all_raw(asked).await.expect("a plan");
    rows.iter().map(|row| row.try_get("", "detail").expect("words")).collect()
}

#[tokio::test]
async fn figures_find_orders_by_their_day_and_never_by_their_status() {
    if on_postgres() {
        return;
    }
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    delivered(&app, &honey, 1, datetime!(2026-11-03 09:00 +7)).await;
    let start = app.queries.count();
    read(&app, period("2026-11")).await;
    let asked = app.queries.since(start);
    let figures: Vec<_> = asked.iter().filter(|sql| sql.contains("\"delivered_on\"")).collect();
    assert!(figures.len() >= 4, "{asked:?}");
    for sql in figures {
        let steps = plan(&app, sql).await;
        let orders: Vec<_> =
            steps.iter().filter(|step| step.contains("delivered_on") || step.contains("orders")).collect();
        assert!(orders.iter().any(|step| step.contains("delivered_on>")), "{sql}: {steps:?}");
        assert!(!steps.iter().any(|step| step.contains("status=")), "{sql}: {steps:?}");
        let whole = |step: &&String| step.starts_with("SCAN orders") || step.starts_with("SCAN order_lines");
        assert!(!steps.iter().any(|step| whole(&step)), "{sql}: {steps:?}");
    }
}
