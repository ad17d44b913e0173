//! Twin of `market/moderation/sanctions/thing.rs`: what a stopped shop and a withdrawn paper are to everybody else.

use chophien::{
    entities::{order, product, shop},
    kernel::actor::Actor,
    market::{
        catalog::live::{pause, resume},
        moderation::{Kind, sanctions::Thing},
    },
};
use sea_orm::EntityTrait;

use super::{code_of, ordered, restore_as, stop_as};
use crate::{
    kit::{TestApp, claims, following::within_a_second},
    market::moderation::{decide::approve_as, listed, renamed},
};

#[tokio::test]
async fn a_stopped_shop_is_on_no_page_and_its_orders_go_on() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let sale = app.placed(&honey, None).await;
    let hanh = Actor::Account(app.hanh().await);
    let (page, of_shop) = (format!("/products/{}", honey.slug), format!("/shops/{}", my.slug));
    let everywhere = [
        "/".to_owned(),
        "/products".to_owned(),
        "/products?q=mat+ong".to_owned(),
        "/products?category=mat-ong".to_owned(),
        "/suggestions?q=mat".to_owned(),
        "/sitemap.xml?of=products&piece=1".to_owned(),
        "/sitemap.xml?of=shops&piece=1".to_owned(),
    ];
    let mut lan = app.visitor();
    for path in &everywhere {
        let text = lan.get(path).await.assert_ok().text();
        assert!(text.contains(&honey.slug) || text.contains(&my.slug), "{path}");
    }
    lan.get(&page).await.assert_ok();
    lan.post("/cart", &[("variant", &honey.code), ("quantity", "1")]).await;
    stop_as(&app, hanh, Thing::Shop(&my.code), ordered()).await.expect("stopped");
    for path in &everywhere {
        let text = app.visitor().get(path).await.assert_ok().text();
        assert!(!text.contains(&honey.slug) && !text.contains(&my.slug), "{path}");
    }
    app.visitor().get(&page).await.assert_not_found();
    app.visitor().get(&of_shop).await.assert_not_found();
    lan.get("/cart").await.assert_ok().assert_has_not("form[action=\"/checkout\"]");
    let mut seller = app.visitor_as(my.account).await;
    let orders = format!("/seller/{}/orders/{}", my.code, sale.code);
    seller.get(&orders).await.assert_ok().assert_sees("Gian hàng đang bị tạm ngừng");
    seller.submit(&format!("{orders}/confirmation"), &[]).await.assert_ok();
    assert_eq!(app.status(sale.order).await, order::Status::Confirmed);
    restore_as(&app, hanh, Thing::Shop(&my.code)).await.expect("open again");
    for path in &everywhere {
        let text = app.visitor().get(path).await.assert_ok().text();
        assert!(text.contains(&honey.slug) || text.contains(&my.slug), "{path}");
    }
    app.visitor().get(&of_shop).await.assert_ok();
}

#[tokio::test]
async fn its_people_hear_why_and_that_it_is_open_again() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let hanh = Actor::Account(app.hanh().await);
    stop_as(&app, hanh, Thing::Shop(&my.code), ordered()).await.expect("stopped");
    app.work_off().await;
    let text = app.last_text_to(&my.phone);
    assert!(text.contains("bi tam ngung") && text.contains("co quan co tham quyen"), "{text}");
    let mut seller = app.visitor_as(my.account).await;
    let page = seller.get(&format!("/seller/{}/shop", my.code)).await;
    page.assert_ok().assert_sees("Theo yêu cầu của cơ quan có thẩm quyền").assert_sees("Công văn 12/SCT.");
    restore_as(&app, hanh, Thing::Shop(&my.code)).await.expect("open again");
    app.work_off().await;
    assert!(app.last_text_to(&my.phone).contains("mo lai"));
    let page = seller.get(&format!("/seller/{}/shop", my.code)).await;
    page.assert_ok().assert_sees_not("tạm ngừng").assert_sees_not("Tạm ngừng");
}

#[tokio::test]
async fn nothing_shows_the_goods_of_a_stopped_shop_and_no_approval_opens_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let hanh = Actor::Account(app.hanh().await);
    let waiting = listed(&app, &my, "Sáp ong").await;
    stop_as(&app, hanh, Thing::Shop(&my.code), ordered()).await.expect("stopped");
    let work = app.begin(my.actor()).await;
    pause::pause(&work, claims::product(&work, honey.product).await).await.expect("paused");
    resume::resume(&work, claims::product(&work, honey.product).await).await.expect("resumed");
    work.commit().await.expect("a commit");
    approve_as(&app, hanh, Kind::Product, waiting.0).await.expect("approved");
    let change = renamed(&app, &my, "Ong cao nguyên").await;
    approve_as(&app, hanh, Kind::Shop, change.0).await.expect("approved");
    let row = shop::Entity::find_by_id(my.shop).one(&app.db.read).await.expect("shops").expect("the shop");
    assert_eq!((row.status, row.name.as_str()), (shop::Status::Suspended, "Ong cao nguyên"));
    let shown = |goods: Vec<product::Model>| goods.iter().filter(|row| row.shown).count();
    assert_eq!(shown(product::Entity::find().all(&app.db.read).await.expect("products")), 0);
    restore_as(&app, hanh, Thing::Shop(&my.code)).await.expect("open again");
    assert_eq!(shown(product::Entity::find().all(&app.db.read).await.expect("products")), 2);
}

#[tokio::test]
async fn what_is_approved_while_its_shop_is_stopped_at_the_same_moment_is_not_shown() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let hanh = Actor::Account(app.hanh().await);
    for round in 0..12 {
        let waiting = listed(&app, &my, &format!("Sáp ong {round}")).await;
        let (approved, stopped) = tokio::join!(
            approve_as(&app, hanh, Kind::Product, waiting.0),
            stop_as(&app, hanh, Thing::Shop(&my.code), ordered()),
        );
        assert!(approved.is_ok() && stopped.is_ok(), "{approved:?} {stopped:?}");
        let goods = product::Entity::find().all(&app.db.read).await.expect("products");
        assert!(goods.iter().all(|row| !row.shown), "round {round}");
        restore_as(&app, hanh, Thing::Shop(&my.code)).await.expect("open again");
    }
}

#[tokio::test]
async fn every_node_knows_within_a_second() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let paper = app.ocop(&honey, 4).await;
    let hanh = Actor::Account(app.hanh().await);
    let (one, other) = (app.node().await, app.second_node().await);
    let (page, of_shop) = (format!("/products/{}", honey.slug), format!("/shops/{}", my.slug));
    let mut visitors = [one.visitor(), other.visitor()];
    for visitor in &mut visitors {
        visitor.get(&page).await.assert_ok().assert_has(".ocop");
        visitor.get(&of_shop).await.assert_ok();
        visitor.get("/products?stars=4").await.assert_ok().assert_sees("Mật ong bạc hà");
    }
    stop_as(&app, hanh, Thing::Paper(paper), ordered()).await.expect("withdrawn");
    for visitor in &mut visitors {
        within_a_second(visitor, &page, |answer| answer.all(".ocop").is_empty()).await;
        within_a_second(visitor, "/products?stars=4", |answer| !answer.text().contains(&honey.slug)).await;
    }
    stop_as(&app, hanh, Thing::Shop(&my.code), ordered()).await.expect("stopped");
    for visitor in &mut visitors {
        within_a_second(visitor, &page, |answer| answer.status == 404).await;
        within_a_second(visitor, &of_shop, |answer| answer.status == 404).await;
        within_a_second(visitor, "/products", |answer| !answer.text().contains(&honey.slug)).await;
    }
}

#[tokio::test]
async fn a_withdrawn_paper_shows_no_star_and_its_household_reads_why() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let paper = app.ocop(&honey, 4).await;
    let hanh = Actor::Account(app.hanh().await);
    let page = format!("/products/{}", honey.slug);
    app.visitor().get(&page).await.assert_ok().assert_has(".ocop");
    stop_as(&app, hanh, Thing::Paper(paper), ordered()).await.expect("withdrawn");
    app.visitor().get(&page).await.assert_ok().assert_has_not(".ocop");
    app.work_off().await;
    let text = app.last_text_to(&my.phone);
    assert!(text.contains("bi thu hoi") && text.contains("Co quan cap da thu hoi giay"), "{text}");
    let papers = format!("/seller/{}/products/{}/certificate", my.code, code_of(&app, &honey).await);
    let mut seller = app.visitor_as(my.account).await;
    seller.get(&papers).await.assert_ok().assert_sees("Cơ quan cấp đã thu hồi giấy").assert_sees("Công văn 12/SCT.");
    restore_as(&app, hanh, Thing::Paper(paper)).await.expect("counts again");
    app.visitor().get(&page).await.assert_ok().assert_has(".ocop");
    app.work_off().await;
    assert!(app.last_text_to(&my.phone).contains("lai co gia tri"));
}
