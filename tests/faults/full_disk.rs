//! A disk that is full for a moment: who hears "placed" afterwards has placed, and `/readyz` says how it stands.

use std::{process::Command, time::Duration};

use chophien::{
    app::App,
    entities::{mark, purchase},
    infra::db::Db,
    infra::refused::Refused,
    kernel::{actor::Actor, money::Money},
    market::checkout::place::{self, PlaceError, Request},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::power;
use crate::kit::{
    TestApp,
    database::on_postgres,
    goods::{Good, Listing},
    server::{Server, get},
};

const AFTER: usize = 40;

async fn much_honey(app: &TestApp) -> Good {
    app.product(&app.my().await, Listing { stock: 100_000, ..Listing::default() }).await
}

fn press(form: &Request, key: String) -> Request {
    Request { key, ..form.clone() }
}

/// The file takes no more than what is in it, until `there_is_room`.
async fn full(app: &TestApp) {
    let row = app.db.write.query_one_raw(statement("PRAGMA page_count")).await.unwrap().expect("a number");
    let pages: i64 = row.try_get_by(0).unwrap();
    app.db.write.execute_unprepared(&format!("PRAGMA max_page_count = {pages}")).await.unwrap();
}

async fn there_is_room(app: &TestApp) {
    app.db.write.execute_unprepared("PRAGMA max_page_count = 1000000").await.unwrap();
}

fn statement(sql: &str) -> sea_orm::Statement {
    sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, sql)
}

/// Orders until the disk is full; what was answered before is kept.
async fn fill(app: &TestApp, form: &Request) -> (usize, DbErr) {
    for placed in 0..10_000 {
        match app.place(press(form, format!("before{placed:016}"))).await {
            Ok(_) => {}
            Err(Refused::Broken(error)) => return (placed, error),
            Err(other) => panic!("{other}"),
        }
    }
    panic!("the disk never fills");
}

/// Writes a row that finds no room. Unlike an order, of which SQLite takes one statement back, this makes it roll back all by itself.
async fn a_row_too_large(app: &App) -> DbErr {
    let work = app.db.begin(Actor::System, app.clock.now()).await.expect("a transaction");
    let row = mark::ActiveModel { name: Set("large".into()), value: Set("x".repeat(1_000_000)) };
    mark::Entity::insert(row).exec_without_returning(&work.tx).await.expect_err("no room")
}

#[tokio::test]
async fn what_is_answered_after_a_full_disk_is_there_for_another_process() {
    if on_postgres() {
        return;
    }
    let app = TestApp::new().await;
    let form = app.checkout(&[(&much_honey(&app).await, 1)]).await;
    full(&app).await;
    let (before, error) = fill(&app, &form).await;
    assert!(error.to_string().contains("full"), "{error}");
    assert!(a_row_too_large(&app).await.to_string().contains("full"));
    there_is_room(&app).await;

    // What rolls back by itself and what is refused afterwards: together they once hid everything that followed.
    let refused = Request { seen_total: Some(Money(1)), ..press(&form, "refused0000000000000000".into()) };
    assert!(matches!(app.place(refused).await, Err(Refused::No(PlaceError::TotalChanged { .. }))));
    for after in 0..AFTER {
        app.place(press(&form, format!("after{after:017}"))).await.expect("there is room again");
    }

    let other = Db::connect(&app.config.database).await.expect("the same file");
    let theirs = purchase::Entity::find().filter(purchase::Column::CheckoutKey.starts_with("after"));
    assert_eq!(theirs.count(&other.read).await.unwrap(), AFTER as u64);
    assert_eq!(purchase::Entity::find().count(&other.read).await.unwrap(), (before + AFTER) as u64);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn orders_that_come_at_once_with_the_full_disk_are_refused_or_kept() {
    if on_postgres() {
        return;
    }
    let app = TestApp::new().await;
    let form = app.checkout(&[(&much_honey(&app).await, 1)]).await;
    full(&app).await;
    let presses = (0..400).map(|at| {
        let (app, request) = (app.app(), press(&form, format!("at_once{at:015}")));
        tokio::spawn(async move {
            if at == 200 {
                return Err(a_row_too_large(&app).await.into());
            }
            let work = app.db.begin(Actor::Guest, app.clock.now()).await?;
            let placed = place::place(&work, request).await?;
            work.commit().await?;
            Ok::<_, Refused<PlaceError>>(placed.code)
        })
    });
    let (mut answered, mut refused) = (0, 0);
    for press in presses.collect::<Vec<_>>() {
        match press.await.expect("no press breaks") {
            Ok(_) => answered += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(refused > 0, "the disk was full");
    let other = Db::connect(&app.config.database).await.expect("the same file");
    assert_eq!(purchase::Entity::find().count(&other.read).await.unwrap(), answered);
}

/// Largest size of a file that the process may write, as the system holds it to; what is there can be read.
fn allow_files_of(server: &Server, size: &str) {
    let limit = format!("--fsize={size}:unlimited");
    let done = Command::new("prlimit").args(["--pid", &server.id().to_string(), &limit]).status().expect("prlimit");
    assert!(done.success());
}

/// Asks until the answer is the wanted one; an answer holds for a second.
fn becomes(server: &Server, status: u16) {
    for _ in 0..50 {
        if get(server.address, "/readyz").expect("an answer").status == status {
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("/readyz never says {status}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_disk_is_full_says_that_it_is_not_ready_and_recovers() {
    if on_postgres() {
        return;
    }
    let app = TestApp::new().await;
    let honey = much_honey(&app).await;
    let server = Server::over_a_small_disk(&app);
    let mut lan = app.visitor().at(&server);

    allow_files_of(&server, "1");
    becomes(&server, 503);
    let refused = lan.post("/cart", &[("variant", &honey.variant_code), ("quantity", "2")]).await;
    assert_eq!(refused.status, 503, "what cannot be kept is not answered");

    allow_files_of(&server, "unlimited");
    becomes(&server, 200);
    for _ in 0..3 {
        let answer = power::place(&mut lan, &honey.variant_code).await;
        assert!(answer.location().is_some_and(|to| to.starts_with("/purchases/")), "{:?}", answer.location());
    }
    server.kill();
    assert_eq!(purchase::Entity::find().count(&app.db.read).await.unwrap(), 3);
}

#[tokio::test]
async fn asking_whether_it_is_ready_adds_no_row_and_costs_one_write_a_second() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    visitor.get("/readyz").await.assert_ok();
    let rows = mark::Entity::find().count(&app.db.read).await.unwrap();
    let start = app.queries.count();
    for _ in 0..50 {
        visitor.get("/readyz").await.assert_ok();
    }
    let written = app.queries.since(start).iter().filter(|sql| sql.starts_with("UPDATE")).count();
    assert!(written <= 3, "{written} writes for 50 questions");
    tokio::time::sleep(Duration::from_millis(1100)).await;
    visitor.get("/readyz").await.assert_ok();
    assert_eq!(mark::Entity::find().count(&app.db.read).await.unwrap(), rows);
}
