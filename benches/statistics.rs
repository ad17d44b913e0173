//! SQLite's statistics of its own rows, taken away: what is asked must be found without them too.

use sea_orm::ConnectionTrait;

use crate::{
    Markets, asked,
    pages::{self, Served},
};

/// Every page and figure again, where the database knows nothing of its rows.
pub async fn measure(markets: &Markets, wanted: impl Fn(&str) -> bool) {
    if markets.small.market.app.db.is_postgres()
        || !wanted("without statistics") && !asked::ALL.iter().any(|a| wanted(a.name))
    {
        return;
    }
    for served in markets.all() {
        forget(served).await;
    }
    println!("\nSQLite without its statistics");
    for asked in asked::ALL.iter().filter(|asked| wanted(asked.name) || wanted("without statistics")) {
        pages::both(markets.lesser(asked), &markets.province, asked).await;
    }
    for served in markets.all() {
        served.market.app.db.optimize().await.expect("it learns again");
    }
}

/// Connections look again, since the schema has changed.
async fn forget(served: &Served) {
    let db = &served.market.app.db.write;
    db.execute_unprepared("DROP TABLE IF EXISTS sqlite_stat1").await.expect("forgotten");
}
