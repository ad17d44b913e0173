//! The database learns how its rows are spread, every day and after much was written.

use sea_orm::{ConnectionTrait, Statement};

use crate::kit::{TestApp, database::on_postgres};

/// Tables of which it knows something, `jobs` among them or not.
async fn known(app: &TestApp) -> i64 {
    let sql = if on_postgres() {
        "SELECT COUNT(*) AS known FROM pg_stat_user_tables WHERE last_analyze IS NOT NULL"
    } else {
        "SELECT COUNT(DISTINCT tbl) AS known FROM sqlite_stat1"
    };
    let row = app.db.write.query_one_raw(Statement::from_string(app.db.read.get_database_backend(), sql)).await;
    // Without a table of what is known, nothing is.
    row.ok().flatten().map_or(0, |row| row.try_get("", "known").expect("a number"))
}

async fn hears_of(app: &TestApp, tables: i64) {
    for _ in 0..50 {
        if known(app).await >= tables {
            return;
        }
        // PostgreSQL tells its statistics a moment later.
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("nothing was learnt");
}

#[tokio::test]
async fn the_database_learns_by_itself_every_day() {
    let app = TestApp::new().await;
    assert_eq!(known(&app).await, 0);
    app.work_off().await;
    hears_of(&app, 3).await;
}

#[tokio::test]
async fn after_much_was_written_it_learns_anew() {
    let app = TestApp::new().await;
    app.db.optimize().await.unwrap();
    let before = known(&app).await;
    let honey = app.honey(&app.my().await).await;
    app.place(app.checkout(&[(&honey, 1)]).await).await.unwrap();
    app.db.optimize().await.unwrap();
    hears_of(&app, before + i64::from(!on_postgres()) * 3).await;
}
