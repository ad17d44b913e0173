//! Which index a query takes, where the wrong one costs a walk through the whole market. Neither database has been told how its
//! rows are distributed: a fresh one has not, and one whose statistics are lost must not stand still.

use chophien::{
    entities::{product, shop},
    kernel::{
        actor::Actor,
        ids::{AccountId, EventId, ShopId, UnitCode, VariantId},
        instant::Instant,
        phone::Phone,
    },
    market::{
        accounts::{
            Role,
            journal::{self, Seen, Wanted},
        },
        carts::sweep,
        moderation::history,
        orders::find::{
            in_shop, overdue,
            unanswered::{self, Whose},
        },
    },
};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, Statement};

use crate::kit::{TestApp, database::on_postgres, world::MEO_VAC};

const MANY: u32 = 4_000;

/// Four thousand completed orders of twenty shops, and a few that wait or have just arrived.
async fn busy() -> TestApp {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let sale = app.placed(&app.honey(&my).await, None).await;
    let numbers = format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY})");
    let (first, second) = (my.shop.0, may.shop.0);
    let fill = format!(
        "{numbers} INSERT INTO orders (code, purchase_id, shop_id, status, goods_total, delivery_fee, total, unit_code, \
         shop_kind, placed_at, answer_by, delivered_at, delivered_on) \
         SELECT 'F' || i, purchase_id, CASE WHEN i % 20 = 0 THEN {first} ELSE {second} END, \
         CASE WHEN i % 200 = 1 THEN 'placed' WHEN i % 200 = 2 THEN 'delivered' ELSE 'completed' END, 1000, 0, 1000, \
         unit_code, shop_kind, placed_at - i, answer_by - i, placed_at - i, DATE('2026-11-01') \
         FROM n, orders WHERE orders.id = {}",
        sale.order.0
    );
    app.db.write.execute_unprepared(&fill).await.unwrap();
    app
}

/// What was asked first since then.
fn first_since(app: &TestApp, start: usize) -> Statement {
    app.queries.statements_since(start).remove(0)
}

/// How the database would answer it.
async fn plan(app: &TestApp, query: Statement) -> String {
    let explain = if on_postgres() { "EXPLAIN" } else { "EXPLAIN QUERY PLAN" };
    let explained = Statement { sql: format!("{explain} {}", query.sql), ..query };
    let rows = app.db.read.query_all_raw(explained).await.unwrap();
    let column = if on_postgres() { "QUERY PLAN" } else { "detail" };
    rows.iter().map(|row| row.try_get::<String>("", column).unwrap()).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn what_is_overdue_is_found_in_an_index_of_nothing_else() {
    let app = busy().await;
    let asked = app.queries.count();
    assert_eq!(
        overdue::unanswered(&app.db.read, app.now().after(time::Duration::days(2)), 0, 9).await.unwrap().len(),
        9
    );
    let unanswered = plan(&app, first_since(&app, asked)).await;
    assert!(unanswered.contains("orders_answer_by"), "{unanswered}");
    let asked = app.queries.count();
    assert_eq!(overdue::delivered_before(&app.db.read, app.now(), 0, 9).await.unwrap().len(), 9);
    let delivered = plan(&app, first_since(&app, asked)).await;
    assert!(delivered.contains("orders_delivered_at"), "{delivered}");
}

#[tokio::test]
async fn the_log_of_a_place_is_read_out_of_its_own_index() {
    let app = busy().await;
    let numbers = format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY})");
    let fill = format!(
        "{numbers} INSERT INTO events (name, body, happened_at) \
         SELECT 'shop.approved', '{{\"shop_id\": ' || (SELECT MIN(id) + i % 2 FROM shops) || '}}', 1 FROM n"
    );
    let fill = if on_postgres() { fill.replace("'}', 1", "'}')::json, 1").replace("'{\"", "('{\"") } else { fill };
    app.db.write.execute_unprepared(&fill).await.unwrap();
    if on_postgres() {
        // It learns so by itself, within a minute of such a growth; a handful of rows it sorts.
        app.db.write.execute_unprepared("ANALYZE event_places").await.unwrap();
    }
    let seen = Seen::Places(vec![UnitCode(MEO_VAC.into())]);
    let further = Wanted { name: Some("shop.approved".into()), before: Some(EventId(3_000)), ..Wanted::default() };
    for wanted in [Wanted::default(), further] {
        let asked = app.queries.count();
        assert_eq!(journal::page(&app.db.read, &seen, &wanted, 50).await.unwrap().len(), 50);
        let steps = plan(&app, first_since(&app, asked)).await;
        assert!(steps.contains("event_places_"), "{steps}");
        assert!(!steps.contains("TEMP B-TREE") && !steps.contains("Sort"), "{steps}");
    }
}

#[tokio::test]
async fn the_log_of_a_person_is_read_out_of_two_indexes() {
    let app = busy().await;
    let (hanh, lan) = (app.hanh().await, app.lan().await);
    for (account, principal, many) in [(lan, lan, 60), (hanh, lan, 60), (hanh, hanh, MANY)] {
        let numbers = format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})");
        let values = format!("{}, {}, 1 FROM n", account.0, principal.0);
        let fill = format!(
            "{numbers} INSERT INTO events (name, body, account_id, principal_id, happened_at) SELECT 'order.packed', '{{}}', {values}"
        );
        let fill = if on_postgres() { fill.replace("'{}'", "'{}'::json") } else { fill };
        app.db.write.execute_unprepared(&fill).await.unwrap();
    }
    if on_postgres() {
        app.db.write.execute_unprepared("ANALYZE events").await.unwrap();
    }
    let asked = app.queries.count();
    let wanted = Wanted { person: Some(lan), ..Wanted::default() };
    assert_eq!(journal::page(&app.db.read, &Seen::Everything, &wanted, 50).await.unwrap().len(), 50);
    for (at, index) in ["events_account_id_id", "events_principal_id_id"].into_iter().enumerate() {
        let steps = plan(&app, app.queries.statements_since(asked)[at].clone()).await;
        assert!(steps.contains(index), "{steps}");
        assert!(on_postgres() || !steps.contains("TEMP B-TREE"), "{steps}");
    }
}

#[tokio::test]
async fn a_shops_orders_are_found_by_shop_and_status() {
    let app = busy().await;
    let asked = app.queries.count();
    in_shop::waiting(&app.db.read, ShopId(1)).await.unwrap();
    let waiting = plan(&app, first_since(&app, asked)).await;
    assert!(waiting.contains("orders_shop_id_status_placed_at"), "{waiting}");
    let asked = app.queries.count();
    in_shop::just_delivered(&app.db.read, ShopId(1), app.now()).await.unwrap();
    let delivered = plan(&app, first_since(&app, asked)).await;
    assert!(delivered.contains("orders_shop_id_status_placed_at"), "{delivered}");
    let asked = app.queries.count();
    in_shop::troubled(&app.db.read, ShopId(1)).await.unwrap();
    let troubled = plan(&app, first_since(&app, asked)).await;
    assert!(troubled.contains("orders_not_arrived"), "{troubled}");
}

#[tokio::test]
async fn what_waits_for_answers_is_found_by_number_by_account_and_by_shop() {
    let app = busy().await;
    let numbers = format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY})");
    let fill = format!(
        "{numbers} INSERT INTO purchases (code, checkout_key, form_digest, name, phone, unit_code, street, language, \
         goods_total, delivery_total, total, placed_at, placed_on) SELECT 'P' || i, 'K' || i, '', name, '09' || (10000000 + i), \
         unit_code, street, language, goods_total, delivery_total, total, placed_at - i, placed_on \
         FROM n, (SELECT * FROM purchases ORDER BY id LIMIT 1) AS one"
    );
    app.db.write.execute_unprepared(&fill).await.unwrap();
    let phone = Phone::parse("0900000001").unwrap();
    // PostgreSQL looks how many wait in all the market, and goes by them where these are the fewer.
    let orders = if on_postgres() { "orders_" } else { "orders_purchase_id" };
    for (whose, index) in [
        (Whose::Unproved(&phone), "purchases_phone_placed_at"),
        (Whose::Proved(&phone), "purchases_phone_placed_at"),
        (Whose::Account(AccountId(1)), "purchases_buyer_id_placed_at"),
    ] {
        let asked = app.queries.count();
        unanswered::waiting(&app.db.read, whose, app.now()).await.unwrap();
        let waiting = plan(&app, first_since(&app, asked)).await;
        assert!(waiting.contains(index) && waiting.contains(orders), "{whose:?}: {waiting}");
        assert!(!waiting.contains("Seq Scan"), "{whose:?}: {waiting}");
    }
    let asked = app.queries.count();
    unanswered::held_unproved(&app.db.read, &[ShopId(1), ShopId(2)], &[VariantId(1), VariantId(2)]).await.unwrap();
    let held = plan(&app, first_since(&app, asked)).await;
    assert!(held.contains(if on_postgres() { "orders_" } else { "orders_shop_id_status_placed_at" }), "{held}");
    for walk in ["Seq Scan on orders", "SCAN orders", "SCAN order_lines", "SCAN purchases"] {
        assert!(!held.contains(walk), "{held}");
    }
}

#[tokio::test]
async fn decisions_about_a_shop_are_found_by_shop() {
    let app = TestApp::new().await;
    let asked = app.queries.count();
    history::of_shop(&app.db.read, ShopId(1), 5).await.unwrap();
    let decisions = plan(&app, first_since(&app, asked)).await;
    assert!(decisions.contains("decisions_shop_id_id"), "{decisions}");
}

#[tokio::test]
async fn forgotten_carts_are_found_among_those_of_nobody_by_their_age() {
    let app = TestApp::new().await;
    let numbers = format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY})");
    let fill = format!("{numbers} INSERT INTO carts (token_hash, updated_at) SELECT 'T' || i, i FROM n");
    app.db.write.execute_unprepared(&fill).await.unwrap();
    let work = app.begin(Actor::System).await;
    let asked = app.queries.count();
    assert_eq!(sweep::sweep(&work, Instant(100)).await.unwrap(), 99);
    let carts = first_since(&app, asked);
    drop(work);
    let carts = plan(&app, Statement { sql: carts.sql.replace(" FOR UPDATE", ""), ..carts }).await;
    assert!(carts.contains("carts_updated_at"), "{carts}");
}

/// Tables that grow with the market; in this one orders are many already, and whoever knows its rows may read the others whole.
const LARGE: [&str; 8] =
    ["products", "shops", "accounts", "orders", "order_lines", "purchases", "revisions", "certificates"];

/// A step that reads one of them whole. What is led by an index of few rows is not that.
fn walks(step: &str, learnt: bool) -> bool {
    let few = ["products_of_season", "products_with_papers"].iter().any(|index| step.contains(index));
    let at = step.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
    !few && at.is_some_and(|table| if learnt { table == "orders" } else { LARGE.contains(&table) })
}

#[tokio::test]
async fn no_page_walks_through_a_table_of_the_market_whether_sqlite_knows_its_rows_or_not() {
    if on_postgres() {
        return;
    }
    let app = busy().await;
    let (hanh, lan) = (app.hanh().await, app.lan().await);
    let of_a_commune = app.account("Sùng Thị Máy", "0900000151").await;
    app.grant(of_a_commune, Role::Moderator, Some(MEO_VAC)).await;
    let my = shop::Entity::find().order_by_asc(shop::Column::Id).one(&app.db.read).await.unwrap().unwrap();
    let product = product::Entity::find().one(&app.db.read).await.unwrap().unwrap();
    let seller = format!("/seller/{}", my.code);
    for learnt in [false, true] {
        if learnt {
            app.db.write.execute_unprepared("ANALYZE").await.unwrap();
        }
        for (account, path) in [
            (None, "/".to_owned()),
            (None, "/products".to_owned()),
            (None, "/products?category=mat-ong".to_owned()),
            (None, "/products?category=mat-ong&sort=cheap".to_owned()),
            (None, "/products?unit=00769&sort=dear".to_owned()),
            (None, "/products?stars=4".to_owned()),
            (None, "/products?q=mat+ong".to_owned()),
            (None, "/suggestions?q=mat".to_owned()),
            (None, "/suggestions?q=mat+o".to_owned()),
            (None, "/?near=00769".to_owned()),
            (None, "/sitemap.xml".to_owned()),
            (None, "/sitemap.xml?of=products&piece=1".to_owned()),
            (None, "/sitemap.xml?of=shops&piece=1".to_owned()),
            (None, format!("/products/{}", product.slug)),
            (None, format!("/shops/{}", my.slug)),
            (None, "/places".to_owned()),
            (Some(lan), "/account/purchases".to_owned()),
            (Some(my.owner_id), seller.clone()),
            (Some(my.owner_id), format!("{seller}/orders")),
            (Some(my.owner_id), format!("{seller}/products")),
            (Some(hanh), "/staff/queue".to_owned()),
            (Some(of_a_commune), "/staff/log".to_owned()),
            (Some(of_a_commune), "/staff/log?name=shop.approved&before=9".to_owned()),
        ] {
            let mut visitor = match account {
                Some(account) => app.visitor_as(account).await,
                None => app.visitor(),
            };
            let asked = app.queries.count();
            visitor.get(&path).await.assert_ok();
            for query in app.queries.statements_since(asked).into_iter().filter(|query| query.sql.starts_with("SELECT"))
            {
                let sql = query.sql.clone();
                let steps = plan(&app, query).await;
                assert!(!steps.lines().any(|step| walks(step, learnt)), "{path}, learnt: {learnt}: {sql}\n{steps}");
            }
        }
    }
}
