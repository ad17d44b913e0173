//! What staff did, rights and money are sealed in a chain: whatever is done to it afterwards is named.

use chophien::{
    check,
    entities::{event, seal, unsealed},
    infra::seals::{Head, head, seal::seal, verify::verify},
    kernel::{
        actor::Actor,
        ids::{AccountId, ShopId},
    },
    market::{
        accounts::events::PasswordProved,
        shops::events::{ShopReopened, ShopSuspended},
    },
};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryOrder};
use time::Duration;

use crate::kit::{TestApp, database::on_postgres};

const TO: &str = "truc@so.example";

/// Events of which each second one is sealed.
async fn happened(app: &TestApp, hanh: AccountId, pairs: i64) {
    for pair in 1..=pairs {
        let work = app.begin(Actor::Account(hanh)).await;
        let words = Some("Ngừng bán vì nhiều đơn không trả lời.".to_owned());
        work.record(&ShopSuspended { shop_id: ShopId(pair), reason: "orders".to_owned(), words }).unwrap();
        work.record(&PasswordProved { account_id: hanh }).unwrap();
        work.commit().await.unwrap();
    }
}

async fn sealed(app: &TestApp) -> usize {
    let work = app.begin(Actor::System).await;
    let sealed = seal(&work).await.unwrap();
    work.commit().await.unwrap();
    sealed
}

async fn chain(app: &TestApp) -> Vec<seal::Model> {
    seal::Entity::find().order_by_asc(seal::Column::No).all(&app.db.write).await.unwrap()
}

async fn broken(app: &TestApp, heads: &[Head]) -> String {
    let broken = verify(&app.db.write, heads).await.unwrap();
    broken.map(|broken| broken.to_string()).unwrap_or_default()
}

async fn sql(app: &TestApp, sql: &str) {
    app.db.write.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// As whoever owns the database, who is kept by nothing in it.
async fn without_triggers(app: &TestApp) {
    if on_postgres() {
        return sql(app, "ALTER TABLE events DISABLE TRIGGER ALL; ALTER TABLE seals DISABLE TRIGGER ALL").await;
    }
    sql(app, "PRAGMA foreign_keys = OFF").await;
    for table in ["events", "seals"] {
        for deed in ["update", "delete", "replace"] {
            sql(app, &format!("DROP TRIGGER {table}_no_{deed}")).await;
        }
    }
    sql(app, "DROP TRIGGER events_unsealed").await;
}

/// A market with ten sealed events, the ids of these, and its head.
async fn market() -> (TestApp, Vec<i64>, Head) {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    app.work_off().await;
    let before = chain(&app).await.len();
    happened(&app, hanh, 10).await;
    app.work_off().await;
    let chain = chain(&app).await;
    let ids = chain.iter().skip(before).map(|seal| seal.event_id.0).collect();
    let head = chain.last().cloned().map(Head::from).expect("a head");
    (app, ids, head)
}

#[tokio::test]
async fn the_worker_seals_what_is_to_be_sealed_once_and_in_its_order() {
    let (app, ids, head) = market().await;
    assert_eq!(ids.len(), 10, "a password that was typed again is not sealed");
    assert!(ids.is_sorted());
    assert_eq!(chain(&app).await.iter().map(|seal| seal.no).collect::<Vec<_>>(), (1..=head.no).collect::<Vec<_>>());
    assert_eq!(unsealed::Entity::find().count(&app.db.write).await.unwrap(), 0);
    assert_eq!(broken(&app, std::slice::from_ref(&head)).await, "");
    // As after a backup was brought back: all of it waits again.
    sql(&app, "INSERT INTO unsealed (event_id) SELECT event_id FROM seals").await;
    assert_eq!(sealed(&app).await as i64, head.no);
    assert_eq!(chain(&app).await.last().cloned().map(Head::from), Some(head));
}

#[tokio::test]
async fn many_at_once_make_one_chain() {
    let app = TestApp::new().await;
    let other = app.second_app().await;
    let hanh = app.hanh().await;
    happened(&app, hanh, 30).await;
    for _ in 0..6 {
        let work = app.begin(Actor::System).await;
        let theirs = async {
            let work = other.db.begin(Actor::System, app.now()).await.unwrap();
            let sealed = seal(&work).await.unwrap();
            work.commit().await.unwrap();
            sealed
        };
        let ours = async {
            let sealed = seal(&work).await.unwrap();
            work.commit().await.unwrap();
            sealed
        };
        tokio::join!(ours, theirs);
        happened(&app, hanh, 5).await;
    }
    while sealed(&app).await > 0 {}
    assert_eq!(broken(&app, &[]).await, "");
    assert_eq!(
        chain(&app).await.iter().filter(|seal| seal.no > 0).count() as i64,
        chain(&app).await.last().unwrap().no
    );
}

/// What somebody who owns the database does, and what is said of it; `{0}` to `{9}` are the sealed events, `{no}` is the number of the last
/// seal.
const TAMPERED: &[(&str, &str)] = &[
    ("UPDATE events SET account_id = NULL WHERE id = {3}", "event {3} is not as it was sealed"),
    ("UPDATE events SET happened_at = happened_at - 60000000 WHERE id = {4}", "event {4} is not as it was sealed"),
    ("UPDATE events SET name = 'shop.reopened' WHERE id = {5}", "event {5} is not as it was sealed"),
    (
        "UPDATE events SET body = '{\"shop_id\":99,\"reason\":\"orders\",\"words\":null}' WHERE id = {6}",
        "event {6} is not as it was sealed",
    ),
    ("DELETE FROM events WHERE id = {7}", "event {7} was taken out"),
    ("DELETE FROM seals WHERE event_id = {2}", "was taken out"),
    ("DELETE FROM seals WHERE event_id = {2}; DELETE FROM events WHERE id = {2}", "was taken out"),
    (
        "UPDATE seals SET event_id = -1 WHERE event_id = {1}; UPDATE seals SET event_id = {1} WHERE event_id = {2}; UPDATE seals SET event_id = {2} WHERE event_id = -1",
        "event {2} is not as it was sealed",
    ),
    ("UPDATE seals SET hash = 'ff' WHERE event_id = {8}", "event {8} is not as it was sealed"),
    ("DELETE FROM seals WHERE event_id = {9}; DELETE FROM events WHERE id = {9}", "it does not hold {no}:"),
    ("DELETE FROM seals WHERE event_id = {9}", "it does not hold {no}:"),
    ("DELETE FROM seals; DELETE FROM events", "it does not hold {no}:"),
    (
        "INSERT INTO events (name, body, happened_at) VALUES ('role.granted', '{\"account_id\":1}', 1)",
        "was never sealed",
    ),
];

#[tokio::test]
async fn whatever_is_done_to_the_record_is_named() {
    for (deed, said) in TAMPERED {
        let (app, ids, head) = market().await;
        let filled = |text: &str| {
            let text = text.replace("{no}", &head.no.to_string());
            (0..ids.len()).fold(text, |text, at| text.replace(&format!("{{{at}}}"), &ids[at].to_string()))
        };
        without_triggers(&app).await;
        sql(&app, "DELETE FROM event_places").await;
        for one in filled(deed).split("; ") {
            sql(&app, one).await;
        }
        let told = broken(&app, std::slice::from_ref(&head)).await;
        assert!(told.contains(&filled(said)), "{deed}: {told}");
    }
}

#[tokio::test]
async fn whoever_seals_everything_anew_is_found_out_by_the_head_that_was_kept() {
    let (app, ids, head) = market().await;
    without_triggers(&app).await;
    sql(&app, &format!("UPDATE events SET account_id = NULL WHERE id = {}", ids[2])).await;
    sql(&app, "INSERT INTO unsealed (event_id) SELECT event_id FROM seals").await;
    sql(&app, "DELETE FROM seals").await;
    sealed(&app).await;
    assert_eq!(broken(&app, &[]).await, "", "the chain alone is whole");
    assert!(broken(&app, &[head]).await.contains("cut off or made anew"));
}

#[tokio::test]
async fn rows_that_are_only_added_to_are_neither_changed_nor_replaced_nor_taken_out() {
    let (app, ids, _) = market().await;
    let before = event::Entity::find().count(&app.db.write).await.unwrap();
    let mut deeds = Vec::new();
    for table in ["events", "decisions", "sanctions", "bars", "acceptances", "sales", "seals"] {
        let triggers = if on_postgres() {
            format!("SELECT tgname AS name FROM pg_trigger WHERE tgrelid = '{table}'::regclass AND NOT tgisinternal")
        } else {
            format!("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'")
        };
        let backend = app.db.write.get_database_backend();
        let rows = app.db.write.query_all_raw(sea_orm::Statement::from_string(backend, triggers)).await.unwrap();
        let names: Vec<String> = rows.iter().map(|row| row.try_get("", "name").unwrap()).collect();
        let own = if on_postgres() {
            ["append_only", "no_truncate"].as_slice()
        } else {
            &["no_update", "no_delete", "no_replace"]
        };
        for own in own {
            assert!(names.contains(&format!("{table}_{own}")), "{table}: {names:?}");
        }
    }
    deeds.push(format!("UPDATE events SET account_id = NULL WHERE id = {}", ids[0]));
    deeds.push(format!("DELETE FROM events WHERE id = {}", ids[0]));
    deeds.push("UPDATE seals SET hash = 'ff' WHERE no = 1".to_owned());
    deeds.push("DELETE FROM seals WHERE no = 1".to_owned());
    if on_postgres() {
        deeds.push("TRUNCATE events CASCADE".to_owned());
        deeds.push("TRUNCATE seals".to_owned());
    } else {
        let event = "INSERT OR REPLACE INTO events (id, name, body, happened_at) VALUES";
        deeds.push(format!("{event} ({}, 'shop.reopened', '{{}}', 1)", ids[0]));
        deeds.push("INSERT OR REPLACE INTO seals (no, event_id, hash, sealed_at) VALUES (1, -1, 'ff', 1)".to_owned());
        let same_event =
            format!("INSERT OR REPLACE INTO seals (no, event_id, hash, sealed_at) VALUES (999, {}, 'ff', 1)", ids[0]);
        deeds.push(same_event);
        deeds.push(format!("UPDATE OR REPLACE events SET id = {} WHERE id = {}", ids[0], ids[1]));
    }
    for deed in deeds {
        let refused = app.db.write.execute_unprepared(&deed).await.expect_err(&deed).to_string();
        assert!(refused.contains("append only"), "{deed}: {refused}");
    }
    assert_eq!(event::Entity::find().count(&app.db.write).await.unwrap(), before);
    assert_eq!(broken(&app, &[]).await, "");
}

#[tokio::test]
async fn check_names_what_was_changed_and_asks_for_every_head() {
    let (app, ids, head) = market().await;
    let fault = async |heads: &[Head]| check::first_fault(&app.app(), heads).await.unwrap().unwrap_or_default();
    assert_eq!(fault(std::slice::from_ref(&head)).await, "");
    let other = Head { no: head.no, hash: "ab".repeat(32) };
    assert!(fault(std::slice::from_ref(&other)).await.contains(&format!("does not hold {other}")));
    let later = Head { no: head.no + 1, hash: head.hash.clone() };
    assert!(fault(&[later]).await.contains("cut off"));
    // Rows of others are turned off and on again, so that the tables are as they should be.
    let change = format!("UPDATE events SET account_id = NULL WHERE id = {}", ids[5]);
    if on_postgres() {
        sql(
            &app,
            &format!("ALTER TABLE events DISABLE TRIGGER USER; {change}; ALTER TABLE events ENABLE TRIGGER USER"),
        )
        .await;
    } else {
        let row = sea_orm::Statement::from_string(
            app.db.write.get_database_backend(),
            "SELECT sql FROM sqlite_master WHERE name = 'events_no_update'",
        );
        let trigger = app.db.write.query_one_raw(row).await.unwrap().expect("a trigger");
        let trigger: String = trigger.try_get("", "sql").unwrap();
        for one in ["DROP TRIGGER events_no_update", &change, &trigger] {
            sql(&app, one).await;
        }
    }
    let said = fault(&[]).await;
    assert!(said.contains(&format!("event {} is not as it was sealed", ids[5])), "{said}");
}

#[tokio::test]
async fn the_head_is_kept_beside_the_pictures_and_not_written_over_by_another_chain() {
    let (app, _, head) = market().await;
    app.later(Duration::minutes(11));
    app.work_off_whatever_comes().await;
    assert_eq!(head::kept(&app.storage).await.unwrap(), Some(head.clone()));
    let work = app.begin(Actor::System).await;
    work.record(&ShopReopened { shop_id: ShopId(1) }).unwrap();
    work.commit().await.unwrap();
    app.later(Duration::minutes(11));
    app.work_off_whatever_comes().await;
    let next = head::kept(&app.storage).await.unwrap().expect("a head");
    assert_eq!(next.no, head.no + 1, "it goes on");

    app.jobs_may_fail();
    without_triggers(&app).await;
    sql(&app, &format!("DELETE FROM seals WHERE no > {}", next.no - 3)).await;
    app.later(Duration::minutes(11));
    app.work_off_whatever_comes().await;
    assert_eq!(head::kept(&app.storage).await.unwrap(), Some(next.clone()), "it stays as the proof");
    let said = check::first_fault(&app.app(), &[]).await.unwrap().unwrap_or_default();
    assert!(!said.is_empty());
    assert!(broken(&app, std::slice::from_ref(&next)).await.contains(&format!("does not hold {next}")));
}

#[tokio::test]
async fn the_head_goes_out_by_mail_once_a_day() {
    let app = TestApp::with(|config| config.alerts.to = Some(TO.to_owned())).await;
    happened(&app, app.hanh().await, 1).await;
    app.work_off_whatever_comes().await;
    app.later(Duration::days(1));
    app.work_off_whatever_comes().await;
    let last = Head::from(head::last(&app.db.write).await.unwrap().expect("a seal"));
    let mails = || app.mails().into_iter().filter(|mail| mail.text.contains(&last.to_string())).collect::<Vec<_>>();
    assert!(mails()[0].subject.contains("dấu niêm phong nhật ký"), "{:?}", mails());
    assert!(mails()[0].text.contains(&format!("chophien check --head {last}")), "{:?}", mails());
    let count = mails().len();
    app.later(Duration::hours(2));
    app.work_off_whatever_comes().await;
    assert_eq!(mails().len(), count, "once a day");
}

#[tokio::test]
async fn what_is_known_again_later_has_its_place_behind() {
    let app = TestApp::new().await;
    happened(&app, app.hanh().await, 1).await;
    sealed(&app).await;
    let first = chain(&app).await.last().cloned().expect("a seal");
    let work = app.begin(Actor::System).await;
    work.record(&ShopReopened { shop_id: ShopId(1) }).unwrap();
    work.commit().await.unwrap();
    sealed(&app).await;
    let chain = chain(&app).await;
    assert_eq!(chain.len() as i64, first.no + 1);
    assert_eq!(broken(&app, &[first.into()]).await, "");
}
