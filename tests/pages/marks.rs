//! A page that is kept is never older than a second: on this node, on another, and in another process.

use std::time::{Duration, Instant};

use chophien::{
    entities::{certificate, page_mark, product, shop, variant},
    infra::page_cache::{PageCache, Reader, Subject, sweep},
    kernel::{actor::Actor, ids::ProductId, money::Money, seen::Seen},
    market::catalog::{pause, variants::set_price},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use crate::kit::{
    TestApp, Visitor, claims, database::on_postgres, following::within_a_second, goods::Good, server::Server,
};

async fn new_price(app: &TestApp, good: &Good, from: i64, to: i64) {
    let work = app.begin(app.owner_of(good.product).await).await;
    let claimed = claims::variant(&work, good.variant).await.expect("it is offered");
    set_price::set_price(&work, claimed, Seen::over(Money(from), Money(to))).await.expect("set");
    work.commit().await.unwrap();
}

async fn rests(app: &TestApp, good: &Good) {
    let work = app.begin(app.owner_of(good.product).await).await;
    pause::pause(&work, claims::product(&work, good.product).await).await.expect("it rests");
    work.commit().await.unwrap();
}

/// What all of them see, each within a second after the deed.
async fn all_see(visitors: &mut [Visitor], path: &str, words: &str, there: bool) {
    for visitor in visitors {
        within_a_second(visitor, path, |answer| answer.text().contains(words) == there).await;
    }
}

async fn follow_deeds(app: &TestApp, mut visitors: Vec<Visitor>) {
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let page = format!("/products/{}", honey.slug);
    let all = &mut visitors;
    for path in ["/products", page.as_str()] {
        all_see(all, path, "350.000", true).await;
    }
    new_price(app, &honey, 350_000, 365_000).await;
    for path in ["/products", page.as_str(), &format!("/shops/{}", my.slug)] {
        all_see(all, path, "365.000", true).await;
    }
    let title = "Đổi trả hàng";
    all_see(all, "/documents/returns", title, true).await;
    let version = app.publish("returns").await;
    all_see(all, &format!("/documents/returns?version={version}"), title, true).await;
    for visitor in all.iter_mut() {
        within_a_second(visitor, "/documents/returns", |answer| {
            answer.all(".page-head .where")[0].contains(&version.to_string())
        })
        .await;
    }
    rests(app, &honey).await;
    for visitor in all.iter_mut() {
        within_a_second(visitor, &page, |answer| answer.text().contains("tạm nghỉ bán")).await;
        within_a_second(visitor, "/products", |answer| !answer.text().contains(&honey.slug)).await;
    }
}

#[tokio::test]
async fn a_deed_is_seen_within_a_second_on_every_node() {
    let app = TestApp::new().await;
    let (first, second) = (app.node().await, app.second_node().await);
    follow_deeds(&app, vec![first.visitor(), second.visitor()]).await;
}

#[tokio::test]
async fn a_deed_is_seen_within_a_second_in_another_process() {
    let app = TestApp::new().await;
    let server = Server::over(&app, &[]);
    let visitor = app.visitor().at(&server);
    follow_deeds(&app, vec![visitor]).await;
    assert!(server.stop());
}

#[tokio::test]
async fn a_star_ends_at_midnight() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let paper = app.ocop(&honey, 4).await;
    let today = app.now().day();
    let row = certificate::ActiveModel { id: Set(paper), expires_on: Set(today), ..Default::default() };
    row.update(&app.db.write).await.unwrap();
    let (first, second) = (app.node().await, app.second_node().await);
    let starred = |answer: &crate::kit::Answer| !answer.all(".good .ocop").is_empty();
    for node in [&first, &second] {
        within_a_second(&mut node.visitor(), "/products?stars=4", starred).await;
    }
    app.later(time::Duration::hours(16));
    for node in [&first, &second] {
        assert!(!starred(&node.visitor().get("/products?stars=4").await), "a new day begins at midnight in Viet Nam");
    }
}

#[tokio::test]
async fn who_reads_no_marks_shows_nothing_that_is_kept() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut reader = Reader::default();
    let read = async |reader: &mut Reader, pages: &PageCache| {
        let at = Instant::now();
        pages.hear(&reader.read(&app.db).await.unwrap(), at);
    };
    read(&mut reader, &app.pages).await;
    let mut visitor = app.visitor().before(chophien::site::front(&app.app()));
    visitor.get("/products").await.assert_ok().assert_sees("350.000");
    new_price(&app, &honey, 350_000, 365_000).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    visitor.get("/products").await.assert_ok().assert_sees("365.000");
    read(&mut reader, &app.pages).await;
    visitor.get("/products").await.assert_ok().assert_sees("365.000");
    let mut new = Reader::default();
    assert_eq!(new.read(&app.db).await.unwrap(), [Subject::Everything], "of what came before nobody knows");
}

#[tokio::test]
async fn only_what_pages_show_leaves_marks() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let mut reader = Reader::default();
    reader.read(&app.db).await.unwrap();
    let id = honey.product;
    let hidden = product::ActiveModel { id: Set(id), created_at: Set(app.now()), ..Default::default() };
    hidden.update(&app.db.write).await.unwrap();
    let same = product::ActiveModel { id: Set(id), price_from: Set(Money(350_000)), ..Default::default() };
    same.update(&app.db.write).await.unwrap();
    let phone = chophien::kernel::phone::Phone::parse("0900000099").unwrap();
    let private = shop::ActiveModel { id: Set(my.shop), phone: Set(phone), ..Default::default() };
    private.update(&app.db.write).await.unwrap();
    assert_eq!(reader.read(&app.db).await.unwrap(), []);
    let shown = product::ActiveModel { id: Set(id), in_stock: Set(false), ..Default::default() };
    shown.update(&app.db.write).await.unwrap();
    let goods = [Subject::Goods, Subject::Shop(my.shop), Subject::Product(id)];
    assert_eq!(reader.read(&app.db).await.unwrap(), goods);
    assert_eq!(reader.read(&app.db).await.unwrap(), [], "each is read once");
    // Of more than twenty a page says only that there are more.
    for (left, marks) in [(3, 1), (1_000, 1), (999, 0), (21, 0), (20, 1), (21, 1)] {
        let stock = variant::ActiveModel { id: Set(honey.variant), stock: Set(left), ..Default::default() };
        stock.update(&app.db.write).await.unwrap();
        assert_eq!(reader.read(&app.db).await.unwrap(), vec![Subject::Product(id); marks], "{left}");
    }
}

#[tokio::test]
async fn an_order_leaves_a_mark_a_line_and_none_for_the_lists() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (honey, other) = (app.honey(&my).await, app.honey(&my).await);
    let mut reader = Reader::default();
    reader.read(&app.db).await.unwrap();
    app.place(app.checkout(&[(&honey, 1), (&other, 1)]).await).await.unwrap();
    let mut marked = reader.read(&app.db).await.unwrap();
    marked.sort_by_key(|subject| if let Subject::Product(ProductId(id)) = subject { *id } else { 0 });
    assert_eq!(marked, [Subject::Product(honey.product), Subject::Product(other.product)]);
}

/// On PostgreSQL a transaction that began first may end last: its mark has the lower number and appears later.
#[tokio::test]
async fn a_mark_that_appears_late_is_read_all_the_same() {
    if !on_postgres() {
        return;
    }
    let app = TestApp::new().await;
    let my = app.my().await;
    let (slow, quick) = (app.honey(&my).await, app.honey(&my).await);
    let mut reader = Reader::default();
    reader.read(&app.db).await.unwrap();
    let stock =
        |good: &Good, left| variant::ActiveModel { id: Set(good.variant), stock: Set(left), ..Default::default() };
    let late = app.begin(Actor::System).await;
    stock(&slow, 1).update(&late.tx).await.unwrap();
    stock(&quick, 2).update(&app.db.write).await.unwrap();
    assert_eq!(reader.read(&app.db).await.unwrap(), [Subject::Product(quick.product)]);
    assert_eq!(reader.read(&app.db).await.unwrap(), []);
    late.commit().await.unwrap();
    assert_eq!(reader.read(&app.db).await.unwrap(), [Subject::Product(slow.product)]);
    assert_eq!(reader.read(&app.db).await.unwrap(), []);
}

#[tokio::test]
async fn old_marks_are_swept_away_and_young_ones_stay() {
    let app = TestApp::new().await;
    app.honey(&app.my().await).await;
    let marks = page_mark::Entity::find().all(&app.db.read).await.unwrap();
    let (first, last) = (&marks[0], &marks[marks.len() - 1]);
    let now = last.marked_at;
    let old = page_mark::ActiveModel {
        id: Set(first.id),
        marked_at: Set(now.before(time::Duration::hours(2))),
        ..Default::default()
    };
    old.update(&app.db.write).await.unwrap();
    let work = app.begin(Actor::System).await;
    sweep(&work, now.before(time::Duration::hours(1))).await.unwrap();
    work.commit().await.unwrap();
    let left = page_mark::Entity::find().all(&app.db.read).await.unwrap();
    assert_eq!(left.len(), marks.len() - 1);
    let work = app.begin(Actor::System).await;
    sweep(&work, now.after(time::Duration::hours(1))).await.unwrap();
    work.commit().await.unwrap();
    assert!(page_mark::Entity::find().all(&app.db.read).await.unwrap().is_empty());
}
