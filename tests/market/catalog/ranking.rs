//! The published paper on the order of goods, held to what the code does: each thing that it names moves a result, and what it does not
//! name moves none.

use chophien::{
    entities::product,
    infra::words::Language,
    kernel::{money::Money, paging::Paging},
    market::{
        catalog::browse::{self, Filter, Sort},
        documents::find::current,
        orders::Status,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use time::Duration;

use crate::kit::{
    Household, TestApp,
    goods::{Good, Listing},
};

/// What the paper prints in bold, in its order; each has its test here.
const NAMED: [&str; 5] = ["tên hàng có đúng chữ, đúng dấu", "còn hàng", "lần lượt", "mới lên chợ", "Mỗi ngày một lượt"];
/// A change of a product.
type Change = fn(&mut product::ActiveModel);
/// Days after which two equal goods have surely changed places.
const DAYS: i64 = 14;

async fn paper(app: &TestApp, language: Language) -> String {
    current(&app.db.read, "ranking", language, app.now().day()).await.expect("documents").expect("it").body
}

fn bold(paper: &str) -> Vec<&str> {
    paper.split("**").skip(1).step_by(2).collect()
}

async fn list(app: &TestApp, of: &Household, name: &str, stock: i64) -> Good {
    app.product(of, Listing { name, stock, description: "", ..Listing::default() }).await
}

/// What is found, by its name and shop: `name@shop`.
async fn found(app: &TestApp, typed: &str) -> Vec<String> {
    let filter = Filter { q: Some(typed.into()), ..Filter::default() };
    let page = browse::page(&app.db.read, &filter, Sort::Best, Paging::new(None, 24), app.now().day()).await;
    page.expect("a page").rows.into_iter().map(|card| card.slug).collect()
}

async fn change(app: &TestApp, good: &Good, change: impl FnOnce(&mut product::ActiveModel)) {
    let row = product::Entity::find_by_id(good.product).one(&app.db.read).await.expect("products").expect("it");
    let mut row = row.into_active_model();
    change(&mut row);
    row.update(&app.db.write).await.expect("changed");
}

#[tokio::test]
async fn the_paper_names_what_is_tried_here_in_both_languages() {
    let app = TestApp::new().await;
    let (vi, en) = (paper(&app, Language::Vi).await, paper(&app, Language::En).await);
    assert_eq!(bold(&vi), NAMED);
    assert_eq!(bold(&en).len(), NAMED.len());
    let numbered = |paper: &str| paper.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).count();
    assert_eq!((numbered(&vi), numbered(&en)), (4, 4));
    for paper in [vi, en] {
        assert!(paper.contains(&browse::COUNTED.to_string()), "how many are put in order");
    }
}

#[tokio::test]
async fn tones_then_stock_then_turns_then_the_newest_of_a_shop() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let toneless = list(&app, &my, "Bánh dứa", 5).await;
    let exact = list(&app, &may, "Bánh dừa", 0).await;
    assert_eq!(found(&app, "dừa").await, [&*exact.slug, &*toneless.slug], "tones before stock");
    let sold_out = list(&app, &my, "Chè Shan", 0).await;
    let of_may = list(&app, &may, "Chè Shan", 5).await;
    app.later(Duration::days(1));
    let mut of_my = Vec::new();
    for _ in 0..3 {
        of_my.push(list(&app, &my, "Chè Shan", 5).await.slug);
        app.later(Duration::days(1));
    }
    for day in 0..DAYS {
        let order = found(&app, "chè shan").await;
        assert_eq!(order.last(), Some(&sold_out.slug), "in stock before sold out, day {day}");
        assert!(order[..2].contains(&of_may.slug), "one of each shop before the second of any, day {day}: {order:?}");
        let hers: Vec<&String> = order.iter().filter(|slug| of_my.contains(slug)).collect();
        assert_eq!(hers, of_my.iter().rev().collect::<Vec<_>>(), "the newest of a shop first, day {day}");
        app.later(Duration::days(1));
    }
}

#[tokio::test]
async fn equal_goods_change_places_from_day_to_day_and_within_a_day_for_nobody() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    list(&app, &my, "Chè Shan", 5).await;
    list(&app, &may, "Chè Shan", 5).await;
    let lan = app.lan().await;
    let mut firsts = std::collections::BTreeSet::new();
    for _ in 0..DAYS {
        let order = found(&app, "chè shan").await;
        let links = async |mut visitor: crate::kit::Visitor| {
            let page = visitor.get("/products?q=ch%C3%A8+shan").await;
            page.attributes("main a[href^=\"/products/che-shan\"]", "href")
        };
        assert_eq!(links(app.visitor()).await, links(app.visitor_as(lan).await).await, "the same for everybody");
        assert_eq!(found(&app, "chè shan").await, order);
        firsts.insert(order[0].clone());
        app.later(Duration::days(1));
    }
    assert_eq!(firsts.len(), 2, "nobody is always the first");
}

#[tokio::test]
async fn what_the_paper_does_not_name_moves_nothing() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let goods = [list(&app, &my, "Chè Shan", 5).await, list(&app, &may, "Chè Shan", 5).await];
    let before = found(&app, "chè shan").await;
    let last = goods.iter().find(|good| good.slug == before[1]).expect("the last");
    app.order(last, 2, None, Status::Completed).await;
    assert_eq!(found(&app, "chè shan").await, before, "what was sold");
    app.ocop(last, 5).await;
    assert_eq!(found(&app, "chè shan").await, before, "stars");
    let changes: [(&str, Change); 7] = [
        ("a lower price", |row| row.price_from = Set(Money(1_000))),
        ("a higher price", |row| row.price_from = Set(Money(9_000_000))),
        ("a long description", |row| row.description = Set("Búp hái trên gốc cổ thụ. ".repeat(40))),
        ("a measure", |row| row.measure_from = Set("túi 1 kg".into())),
        ("a season", |row| row.season_months = Set(4_095)),
        ("a category", |row| row.set_no = Set(11)),
        ("a former commune", |row| row.former_code = Set(None)),
    ];
    for (what, by) in changes {
        change(&app, last, by).await;
        assert_eq!(found(&app, "chè shan").await, before, "{what}");
    }
    change(&app, last, |row| row.published_at = Set(Some(chophien::kernel::instant::Instant(1)))).await;
    assert_eq!(found(&app, "chè shan").await, before, "its age beside another shop's");
}
