//! `make bench only="plans front"`: how the database answers each statement of a page in a province's market, and how long that
//! takes; on SQLite without statistics of its rows, then with them. For whoever looks for what is slow.

use std::time::Instant;

use sea_orm::{ConnectionTrait, Statement};

use crate::{
    asked::{self, Asked, Market},
    orders,
    province::PROVINCE,
};

/// Of every page that has those words in its name.
pub async fn print(market: &Market, only: &str) {
    if only == "orders" {
        return of_order(market).await;
    }
    let wanted: Vec<&Asked> = asked::ALL.iter().filter(|asked| asked.name.contains(only)).collect();
    for asked in &wanted {
        of_page(market, asked).await;
    }
    if market.app.db.is_postgres() {
        return;
    }
    println!("\nwith statistics");
    market.app.db.optimize().await.expect("it learns");
    for asked in &wanted {
        of_page(market, asked).await;
    }
}

/// What an order asks and writes. Its statements are only named: they write.
async fn of_order(market: &Market) {
    let start = market.app.queries.count();
    let begun = Instant::now();
    orders::one(&market.app, &PROVINCE).await;
    println!("\n=== an order · {} µs", begun.elapsed().as_micros());
    for statement in market.app.queries.statements_since(start) {
        println!("-- {}", statement.sql);
    }
}

/// Asked twice: the second time nothing waits for the disk.
async fn of_page(market: &Market, asked: &Asked) {
    let path = (asked.path)(market);
    let mut visitor = market.visitor(asked.who).await;
    visitor.get(&path).await;
    let start = market.app.queries.count();
    let begun = Instant::now();
    visitor.get(&path).await;
    println!("\n=== {} · {path} · {} µs", asked.name, begun.elapsed().as_micros());
    for statement in market.app.queries.statements_since(start) {
        of_statement(market, statement).await;
    }
}

async fn of_statement(market: &Market, statement: Statement) {
    let db = &market.app.db.read;
    let begun = Instant::now();
    let Ok(rows) = db.query_all_raw(statement.clone()).await else { return };
    println!("-- {} µs, {} rows: {}", begun.elapsed().as_micros(), rows.len(), statement.sql);
    let postgres = market.app.db.is_postgres();
    let explain = if postgres { "EXPLAIN (ANALYZE, BUFFERS)" } else { "EXPLAIN QUERY PLAN" };
    let explained = Statement { sql: format!("{explain} {}", statement.sql), ..statement };
    for row in db.query_all_raw(explained).await.expect("a plan") {
        let step: String = row.try_get("", if postgres { "QUERY PLAN" } else { "detail" }).expect("words");
        println!("        {step}");
    }
}
