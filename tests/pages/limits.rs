//! Twin of `infra/limits/`: tries are counted by all nodes together, fairly, and cost a neighbour nothing.

use std::net::Ipv4Addr;

use chophien::{
    app::App,
    config::{self, Config, Profile},
    entities::{account, cart},
    infra::limits::{self, Bucket, Limited},
    kernel::actor::Actor,
    market::documents::slugs,
};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, Statement};
use time::Duration;

use crate::kit::{Answer, PASSWORD, TestApp, Visitor, database::on_postgres, following::Node};

const TOO_OFTEN: &str = "quá nhiều lần";

/// As in production.
fn real() -> config::Limits {
    Config::load(Profile::Production).expect("the settings of production").limits
}

async fn sign_in(visitor: &mut Visitor, phone: &str, password: &str) -> Answer {
    visitor.post("/sign-in", &[("phone", phone), ("password", password)]).await
}

/// Somebody new, behind an address.
async fn tried(node: &Node, from: &str, phone: &str, password: &str) -> Answer {
    let mut visitor = node.visitor();
    visitor.headers.push(("x-forwarded-for", from.to_owned()));
    sign_in(&mut visitor, phone, password).await
}

async fn counters(app: &App) -> Vec<(String, i64)> {
    let asked = "SELECT key_hash, rests_at FROM rate_limits ORDER BY key_hash";
    let rows = app.db.read.query_all_raw(Statement::from_string(app.db.read.get_database_backend(), asked)).await;
    let row = |row: sea_orm::QueryResult| (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
    rows.expect("counters").into_iter().map(row).collect()
}

async fn allow(app: &App, key: &str) -> bool {
    let bucket = Bucket::of(Limited::SignIn, key);
    app.limits.take(&app.db, &[bucket], app.clock.now()).await.expect("counted").is_none()
}

#[tokio::test]
async fn two_nodes_allow_no_more_than_one() {
    let app = TestApp::with(|config| config.limits.sign_in_per_hour = 4).await;
    app.lan().await;
    let (one, other) = (app.node().await, app.second_node().await);
    for at in 0..4 {
        let mut visitor = if at % 2 == 0 { one.visitor() } else { other.visitor() };
        sign_in(&mut visitor, "0900000001", "a guess").await.assert_refused().assert_sees_not(TOO_OFTEN);
    }
    for node in [&one, &other] {
        sign_in(&mut node.visitor(), "0900000001", PASSWORD).await.assert_refused().assert_sees(TOO_OFTEN);
    }
    // A quarter of an hour later there is one more, for either of them, and what is right takes none.
    app.later(Duration::minutes(15));
    for node in [&one, &other, &one] {
        sign_in(&mut node.visitor(), "0900000001", PASSWORD).await.assert_redirect("/account");
    }
    sign_in(&mut one.visitor(), "0900000001", "a guess").await.assert_refused().assert_sees_not(TOO_OFTEN);
    sign_in(&mut other.visitor(), "0900000001", PASSWORD).await.assert_refused().assert_sees(TOO_OFTEN);
}

#[tokio::test]
async fn a_process_that_was_begun_anew_has_forgotten_nothing() {
    let app = TestApp::with(|config| config.limits.sign_in_per_hour = 2).await;
    assert!(allow(&app, "a").await && allow(&app, "a").await);
    let anew = app.second_app().await;
    assert!(!allow(&anew, "a").await);
    assert!(allow(&anew, "b").await);
}

/// Under the limits as they are: a training class with one address, all in one moment. Every sixth mistypes once.
#[tokio::test]
async fn thirty_honest_people_behind_one_address_are_let_in() {
    let app = TestApp::with(|config| {
        config.limits = real();
        config.server.trusted_proxies = vec![Ipv4Addr::LOCALHOST.into()];
    })
    .await;
    let (one, other) = (app.node().await, app.second_node().await);
    for at in 0..30 {
        app.account("Một người", &format!("09000001{at:02}")).await;
    }
    let each = (0..30).map(|at| {
        let (phone, node) = (format!("09000001{at:02}"), if at % 2 == 0 { &one } else { &other });
        async move {
            if at % 6 == 0 {
                tried(node, "203.0.113.7", &phone, "a slip").await.assert_refused().assert_sees_not(TOO_OFTEN);
            }
            tried(node, "203.0.113.7", &phone, PASSWORD).await.assert_redirect("/account");
        }
    });
    futures::future::join_all(each).await;
}

/// The same class on its first day.
#[tokio::test]
async fn thirty_people_behind_one_address_register_in_one_moment() {
    let app = TestApp::with(|config| {
        config.limits = real();
        config.server.trusted_proxies = vec![Ipv4Addr::LOCALHOST.into()];
    })
    .await;
    let versions = app.versions(&slugs::AT_REGISTRATION).await;
    let mut class = Vec::new();
    for at in 0..30 {
        let phone = format!("09000002{at:02}");
        let mut visitor = app.visitor();
        visitor.headers.push(("x-forwarded-for", "203.0.113.7".to_owned()));
        let typed = [("name", "Một người"), ("phone", phone.as_str()), ("accept", "yes")];
        let fields: Vec<_> = typed.into_iter().chain(versions.iter().map(|(n, v)| (*n, v.as_str()))).collect();
        visitor.post("/register", &fields).await.assert_redirect("/register/code");
        class.push((phone, visitor));
    }
    app.work_off().await;
    for (phone, visitor) in &mut class {
        let code = app.code_texted_to(phone);
        visitor.post("/register/code", &[("code", &code), ("password", PASSWORD)]).await.assert_redirect("/account");
    }
}

/// Whoever is stopped herself stops nobody: she has tried at one number after the other from an address that has had enough.
#[tokio::test]
async fn an_address_that_has_had_enough_takes_nothing_from_a_number() {
    let app = TestApp::with(|config| {
        (config.limits.sign_in_per_hour, config.limits.sign_in_from_per_hour) = (2, 3);
        config.server.trusted_proxies = vec![Ipv4Addr::LOCALHOST.into()];
    })
    .await;
    app.lan().await;
    let node = app.node().await;
    for at in 0..3 {
        tried(&node, "203.0.113.1", &format!("090000030{at}"), "a guess").await.assert_sees_not(TOO_OFTEN);
    }
    for _ in 0..20 {
        tried(&node, "203.0.113.1", "0900000001", "a guess").await.assert_sees(TOO_OFTEN);
    }
    let before = counters(&app).await;
    tried(&node, "203.0.113.2", "0900000001", PASSWORD).await.assert_redirect("/account");
    assert_eq!(counters(&app).await, before, "what is right is not counted");
    for _ in 0..2 {
        tried(&node, "203.0.113.2", "0900000001", "a slip").await.assert_sees_not(TOO_OFTEN);
    }
}

/// Many at once are no more tries than one after the other, and a right password among them opens nothing afterwards.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn guesses_sent_at_once_are_no_more_than_the_limit() {
    let app = TestApp::with(|config| config.limits.sign_in_per_hour = 5).await;
    app.lan().await;
    let mut all = Vec::new();
    for _ in 0..30 {
        let mut visitor = app.visitor();
        visitor.get("/sign-in").await;
        all.push(tokio::spawn(async move { sign_in(&mut visitor, "0900000001", "a guess").await }));
    }
    let mut told = 0;
    for one in all {
        told += usize::from(!one.await.expect("no panic").reads().contains(TOO_OFTEN));
    }
    assert_eq!(told, 5, "so many were told that they were wrong");
    sign_in(&mut app.visitor(), "0900000001", PASSWORD).await.assert_refused().assert_sees(TOO_OFTEN);
}

#[tokio::test]
async fn thirty_people_behind_one_address_may_look_for_their_orders_at_once() {
    let app = TestApp::with(|config| config.limits = real()).await;
    let honey = app.honey(&app.my().await).await;
    let sale = app.placed(&honey, None).await;
    let (one, other) = (app.node().await, app.second_node().await);
    for at in 0..30_u8 {
        let mut visitor = if at % 2 == 0 { one.visitor() } else { other.visitor() };
        // Each has a number and a code of her own; one address for all.
        let code = format!("ZZZZZZ{}{}", char::from(b'A' + at / 6), char::from(b'A' + at % 6));
        let answer = visitor.post("/orders", &[("code", &code), ("phone", &format!("09000002{at:02}"))]).await;
        answer.assert_refused().assert_sees("Không thấy đơn nào");
    }
    let last = one.visitor().post("/orders", &[("code", &sale.code), ("phone", &sale.phone)]).await;
    last.assert_refused().assert_sees("nhiều lần quá");
}

#[tokio::test]
async fn who_is_refused_costs_no_statement_and_takes_nothing_from_neighbours() {
    let app = TestApp::with(|config| {
        (config.limits.sign_in_per_hour, config.limits.sign_in_from_per_hour) = (3, 3);
        config.server.trusted_proxies = vec![Ipv4Addr::LOCALHOST.into()];
    })
    .await;
    let (one, other) = (app.node().await, app.second_node().await);
    for _ in 0..3 {
        tried(&one, "203.0.113.1", "0900000001", "a guess").await.assert_sees_not(TOO_OFTEN);
    }
    tried(&one, "203.0.113.2", "0900000001", "a guess").await.assert_sees(TOO_OFTEN);
    let before = (counters(&app).await, app.queries.count());
    for _ in 0..10 {
        tried(&one, "203.0.113.2", "0900000001", "a guess").await.assert_sees(TOO_OFTEN);
        tried(&other, "203.0.113.2", "0900000001", "a guess").await.assert_sees(TOO_OFTEN);
    }
    let sent = app.queries.since(before.1);
    assert!(!sent.iter().any(|sql| sql.contains("rate_limits")), "{sent:?}");
    assert_eq!(counters(&app).await, before.0, "nothing was counted");
    // Whoever shares that second address has all three tries.
    for at in 0..3 {
        tried(&one, "203.0.113.2", &format!("090000030{at}"), "a guess").await.assert_sees_not(TOO_OFTEN);
    }
    tried(&one, "203.0.113.2", "0900000309", "a guess").await.assert_sees(TOO_OFTEN);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_sixty_at_once_as_many_pass_as_the_limit_says() {
    let app = TestApp::with(|config| config.limits.sign_in_per_hour = 20).await;
    let apps = [app.app(), app.second_app().await];
    let now = app.now();
    let all = (0..60).map(|at| {
        let app = apps[at % 2].clone();
        // The keys come in either order: none locks another out.
        let mut keys = [Bucket::of(Limited::SignIn, "0900000001"), Bucket::of(Limited::SignInFrom, "203.0.113.7")];
        if at % 3 == 0 {
            keys.reverse();
        }
        tokio::spawn(async move { app.limits.take(&app.db, &keys, now).await })
    });
    let mut passed = 0;
    for one in all.collect::<Vec<_>>() {
        passed += usize::from(one.await.expect("no panic").expect("counted").is_none());
    }
    assert_eq!(passed, 20);
}

/// Each by its own rate, in one statement.
#[tokio::test]
async fn buckets_of_several_sizes_are_taken_from_together_or_not_at_all() {
    let app = TestApp::with(|config| {
        (config.limits.code_per_hour, config.limits.code_from_per_hour) = (2, 5);
    })
    .await;
    let of = |number: &str| {
        let all = Bucket::of(Limited::Code, number).times(2);
        [Bucket::of(Limited::CodeFrom, "203.0.113.7"), all]
    };
    let take = async |number| app.limits.take(&app.db, &of(number), app.now()).await.expect("counted");
    let look = async |number| app.limits.look(&app.db, &of(number), app.now()).await.expect("looked");
    for _ in 0..4 {
        assert_eq!(look("a").await, None);
        assert_eq!(take("a").await, None);
    }
    let before = counters(&app).await;
    assert_eq!((look("a").await, take("a").await), (Some(Limited::Code), Some(Limited::Code)));
    assert_eq!(counters(&app).await, before, "neither takes anything");
    assert_eq!(take("b").await, None);
    assert_eq!((look("b").await, take("c").await), (Some(Limited::CodeFrom), Some(Limited::CodeFrom)));
    app.later(Duration::minutes(12));
    assert_eq!((take("a").await, take("b").await), (Some(Limited::Code), None), "each comes back in its own time");
    app.later(Duration::minutes(3));
    assert_eq!(take("a").await, Some(Limited::CodeFrom));
}

#[tokio::test]
async fn neither_numbers_nor_addresses_are_written_down() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    sign_in(&mut visitor, "0900000001", "a guess").await.assert_refused();
    let kept = counters(&app).await;
    assert_eq!(kept.len(), 2, "a number and an address");
    for (key, _) in kept {
        assert!(key.len() == 64 && key.bytes().all(|b| b.is_ascii_hexdigit()), "{key}");
    }
}

#[tokio::test]
async fn a_counter_of_a_clock_that_was_wrong_locks_nobody_out() {
    let app = TestApp::with(|config| config.limits.sign_in_per_hour = 2).await;
    app.later(Duration::days(400));
    assert!(allow(&app, "a").await && allow(&app, "a").await && !allow(&app, "a").await);
    app.later(Duration::days(-400));
    // The node that had refused her has been begun anew meanwhile.
    let anew = app.second_app().await;
    assert!(allow(&anew, "a").await && allow(&anew, "a").await && !allow(&anew, "a").await);
}

#[tokio::test]
async fn what_is_at_rest_is_swept_in_batches_and_nothing_else_is() {
    let app = TestApp::with(|config| config.limits.sign_in_per_hour = 2).await;
    for at in 0..5 {
        assert!(allow(&app, &at.to_string()).await);
    }
    app.later(Duration::minutes(20));
    assert!(allow(&app, "young").await);
    app.later(Duration::minutes(15));
    let swept = async |most| {
        let work = app.begin(Actor::System).await;
        let swept = limits::sweep(&work, most).await.expect("swept");
        work.commit().await.expect("committed");
        swept
    };
    assert_eq!([swept(2).await, swept(2).await, swept(2).await, swept(2).await], [2, 2, 1, 0]);
    assert_eq!(counters(&app).await.len(), 1);
    app.later(Duration::hours(2));
    app.work_off().await;
    assert_eq!(counters(&app).await, [], "the worker does it by itself");
}

/// On PostgreSQL whoever reads is asked to come back too: `faults/database_away.rs`.
#[tokio::test]
async fn where_a_try_cannot_be_counted_nothing_is_tried() {
    let app = TestApp::new().await;
    app.lan().await;
    let mut visitor = app.visitor();
    visitor.get("/sign-in").await;
    let taken = if on_postgres() { "ALTER TABLE rate_limits RENAME TO away" } else { "DROP TABLE rate_limits" };
    app.db.write.execute_unprepared(taken).await.expect("taken away");
    let answer = sign_in(&mut visitor, "0900000001", PASSWORD).await;
    assert!(answer.status.is_server_error(), "{}", answer.status);
    assert!(!visitor.cookies.contains_key("session"), "nobody is let in");
}

#[tokio::test]
async fn an_account_that_sends_more_than_any_thumb_gets_its_form_back_and_may_go_on_a_little_later() {
    let app = TestApp::with(|config| config.limits.deed_per_hour = 2).await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    let name = async || account::Entity::find_by_id(lan).one(&app.db.read).await.expect("accounts").expect("hers").name;
    let called = async |visitor: &mut Visitor, name: &'static str| {
        visitor.get("/account").await;
        visitor.post("/account", &[("name", name), ("language", "vi"), ("unit_text", "")]).await
    };
    for one in ["Lan một", "Lan hai"] {
        called(&mut visitor, one).await.assert_redirect("/account");
    }
    let back = called(&mut visitor, "Lan ba").await;
    assert_eq!((back.status.as_u16(), name().await.as_str()), (503, "Lan hai"));
    assert_eq!(back.value("name").as_deref(), Some("Lan ba"), "what was typed is there");
    visitor.get("/account").await.assert_ok();
    let mut other = app.visitor_as(app.hanh().await).await;
    called(&mut other, "Hạnh").await.assert_redirect("/account");
    app.later(Duration::minutes(30));
    called(&mut visitor, "Lan ba").await.assert_redirect("/account");
    assert_eq!(name().await, "Lan ba");
}

#[tokio::test]
async fn carts_begun_from_an_address_are_counted_and_those_that_are_there_go_on() {
    let app = TestApp::with(|config| config.limits.cart_from_per_hour = 2).await;
    let honey = app.honey(&app.my().await).await;
    let add = [("variant", honey.variant_code.as_str()), ("quantity", "1")];
    let begun = async || cart::Entity::find().count(&app.db.read).await.expect("carts");
    let mut first = app.visitor();
    first.get("/sign-in").await;
    first.post("/cart", &add).await.assert_redirect("/cart");
    app.visitor().post("/cart", &add).await;
    let mut third = app.visitor();
    third.get("/sign-in").await;
    let told = third.post("/cart", &add).await;
    third.follow(told).await.assert_sees("chưa thêm được");
    assert_eq!(begun().await, 2);
    first.post("/cart", &add).await;
    first.get("/cart").await.assert_sees("Mật ong bạc hà");
    let mut signed_in = app.visitor_as(app.lan().await).await;
    signed_in.post("/cart", &add).await;
    assert_eq!(begun().await, 3, "whoever has signed in has a cart");
}
