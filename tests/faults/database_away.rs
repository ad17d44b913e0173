//! A database that is away for a moment: cut off without a word, begun anew, or held by somebody else. Whoever reads is asked to come
//! back, whoever sent a form gets it back to send it again, and all is well within seconds of the cause's end.

use std::time::{Duration, Instant};

use crate::kit::{
    TestApp,
    answer::Answer,
    database::{admin, name_of, on_postgres},
    others::wire::Wire,
    visitor::Visitor,
    world::PASSWORD,
};
use chophien::{
    app::App,
    config,
    entities::account,
    infra::{db::Db, mailer::Mailer, texter::Texter},
    kernel::actor::Actor,
    site, worker,
};
use sea_orm::{ConnectionTrait, EntityTrait};

/// Seconds; the limit of a statement in these tests.
const LONGEST: u64 = 2;

/// The same market over another way to its database.
async fn over(app: &TestApp, url: String) -> App {
    let settings = config::Database { url, longest_seconds: LONGEST, ..app.config.database.clone() };
    let db = Db::connect(&settings).await.expect("the database answers");
    let ((mailer, _), (texter, _)) = (Mailer::memory(), Texter::memory());
    let over = App::assemble(app.config.clone(), db, app.clock.clone(), mailer, texter);
    over.unwrap_or_else(|e| panic!("{e}"))
}

fn visitor(app: &App) -> Visitor {
    Visitor::new(site::site(app), app.clone())
}

/// Asked to come back, in words, with what was typed beside.
fn assert_come_back(answer: &Answer, typed: Option<(&str, &str)>) {
    assert_eq!(answer.status, 503, "{}", answer.request);
    assert!(answer.header("retry-after").is_some_and(|seconds| seconds.parse::<u32>().is_ok()));
    answer.assert_sees("Máy chủ đang bận");
    if let Some((name, value)) = typed {
        assert_eq!(answer.value(name).as_deref(), Some(value));
        answer.assert_sees("Gửi lại");
    }
}

const ACCOUNT: [(&str, &str); 3] = [("name", "Nguyễn Thị Lan Anh"), ("language", "vi"), ("email", "")];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_wire_that_falls_silent_costs_some_seconds_and_no_form() {
    if !on_postgres() {
        return;
    }
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let wire = Wire::to(&name_of(&app.config.database.url)).await;
    let over = over(&app, wire.url.clone()).await;
    let mut signed_in = visitor(&over).signed_in(lan).await;
    signed_in.get("/account").await.assert_ok();

    wire.fall_silent();
    let begun = Instant::now();
    let asked = (0..20).map(|at| {
        let mut visitor = visitor(&over);
        tokio::spawn(async move { visitor.get(["/", "/products", "/places"][at % 3]).await })
    });
    for answer in asked.collect::<Vec<_>>() {
        assert_come_back(&answer.await.expect("no answer breaks"), None);
    }
    let form = signed_in.post("/account", &ACCOUNT).await;
    assert_come_back(&form, Some(("name", "Nguyễn Thị Lan Anh")));
    assert!(form.value("csrf").is_some(), "it can be sent as it is");
    assert!(begun.elapsed() < Duration::from_secs(25), "{:?}", begun.elapsed());

    wire.mend();
    let mended = Instant::now();
    while visitor(&over).get("/products").await.status != 200 {
        assert!(mended.elapsed() < Duration::from_secs(5), "{:?}", mended.elapsed());
    }
    signed_in.post("/account", &ACCOUNT).await.assert_redirect("/account");
    let row = account::Entity::find_by_id(lan).one(&app.db.read).await.expect("accounts").expect("Lan");
    assert_eq!(row.name, "Nguyễn Thị Lan Anh");
    for _ in 0..20 {
        visitor(&over).get("/").await.assert_ok();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_worker_goes_on_after_a_silent_wire() {
    if !on_postgres() {
        return;
    }
    let app = TestApp::new().await;
    let wire = Wire::to(&name_of(&app.config.database.url)).await;
    let over = over(&app, wire.url.clone()).await;
    let (_say, stop) = tokio::sync::watch::channel(false);
    let working = tokio::spawn(worker::run(over.clone(), stop));
    tokio::time::sleep(Duration::from_millis(300)).await;
    wire.fall_silent();
    tokio::time::sleep(Duration::from_secs(1)).await;
    wire.mend();
    let mended = Instant::now();
    let honey = app.honey(&app.my().await).await;
    app.place(app.checkout(&[(&honey, 1)]).await).await.expect("placed");
    let outbox = || chophien::entities::outbox::Entity::find().one(&app.db.read);
    while outbox().await.expect("the outbox").is_some() {
        assert!(mended.elapsed() < Duration::from_secs(LONGEST + 6), "what happened is not told");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    working.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_server_that_was_begun_anew_costs_nobody_a_page() {
    if !on_postgres() {
        return;
    }
    let app = TestApp::new().await;
    let lan = app.lan().await;
    for round in 0..3 {
        let mut visitors = Vec::new();
        for _ in 0..6 {
            let mut visitor = app.visitor_as(lan).await;
            visitor.get("/account").await.assert_ok();
            visitors.push(visitor);
        }
        let name = name_of(&app.config.database.url);
        admin(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")).await;
        for mut visitor in visitors {
            visitor.get("/products").await.assert_ok();
            let form = visitor.post("/account", &ACCOUNT).await;
            assert!(form.status == 303, "round {round}: {}", form.status);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_cannot_write_while_somebody_else_holds_the_file_gets_her_form_back() {
    if on_postgres() {
        return;
    }
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    visitor.get("/account").await.assert_ok();
    let other = Db::connect(&app.config.database).await.expect("the same file");
    let held = other.begin(Actor::System, app.now()).await.expect("held");

    let begun = Instant::now();
    let form = visitor.post("/account", &ACCOUNT).await;
    assert_come_back(&form, Some(("name", "Nguyễn Thị Lan Anh")));
    assert!(begun.elapsed() < Duration::from_secs(9), "{:?}", begun.elapsed());
    visitor.get("/products").await.assert_ok();
    held.roll_back().await.expect("let go");

    let kept: Vec<(String, String)> = ["name", "language", "email"]
        .map(|name| (name.to_owned(), form.value(name).expect("it is kept")))
        .into_iter()
        .collect();
    let kept: Vec<_> = kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visitor.post("/account", &kept).await.assert_redirect("/account");
    let row = account::Entity::find_by_id(lan).one(&app.db.read).await.expect("accounts").expect("Lan");
    assert_eq!(row.name, "Nguyễn Thị Lan Anh");
}

#[tokio::test]
async fn a_password_is_not_written_into_a_page_to_be_sent_again() {
    if on_postgres() {
        return;
    }
    let app = TestApp::new().await;
    app.account("Lan", "0900000009").await;
    let mut visitor = app.visitor();
    visitor.get("/sign-in").await.assert_ok();
    let held = app.db.begin(Actor::System, app.now()).await.expect("the one who writes");
    // Nobody waits for the one who writes for ever.
    let typed = [("phone", "0900000009"), ("password", PASSWORD)];
    let answer = visitor.post("/sign-in", &typed).await;
    assert_come_back(&answer, Some(("phone", "0900000009")));
    held.roll_back().await.expect("let go");
    assert!(!answer.text().contains(PASSWORD));
}

#[tokio::test]
async fn a_row_that_cannot_be_read_is_no_page_to_come_back_to() {
    let app = TestApp::new().await;
    app.db.write.execute_unprepared("DROP TABLE place_goods").await.expect("dropped");
    let answer = app.visitor().get("/places").await;
    assert_eq!(answer.status, 500, "a fault of the program is told as one");
}
