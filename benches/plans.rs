//! How each statement of each page is answered, and how long that takes (for whoever looks for what is slow).
use crate::asked::{self, Market};
use sea_orm::{ConnectionTrait, Statement};
use std::time::Instant;
pub async fn print(market: &Market, only: &str) {
    let db = &market.app.db.read;
    for asked in asked::ALL.iter().filter(|asked| asked.name.contains(only)) {
        let path = (asked.path)(market);
        let mut visitor = market.visitor(asked.who).await;
        visitor.get(&path).await;
        let start = market.app.queries.count();
        let begun = Instant::now();
        visitor.get(&path).await;
        println!("\n=== {} {} · {} µs", asked.name, path, begun.elapsed().as_micros());
        for statement in market.app.queries.statements_since(start) {
            let begun = Instant::now();
            let rows = match db.query_all_raw(statement.clone()).await {
                Ok(r) => r.len(),
                Err(e) => {
                    println!("  {e}");
                    continue;
                }
            };
            let took = begun.elapsed().as_micros();
            println!("-- {took} µs, {rows} rows: {}", statement.sql);
            if took < 300 {
                continue;
            }
            let explain = if market.app.db.is_postgres() { "EXPLAIN (ANALYZE, BUFFERS)" } else { "EXPLAIN QUERY PLAN" };
            let explained = Statement { sql: format!("{explain} {}", statement.sql), ..statement };
            let rows = db.query_all_raw(explained).await.unwrap();
            let column = if market.app.db.is_postgres() { "QUERY PLAN" } else { "detail" };
            for row in rows {
                println!("        {}", row.try_get::<String>("", column).unwrap());
            }
        }
    }
}
