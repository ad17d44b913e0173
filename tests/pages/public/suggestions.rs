//! Twin of `pages/public/suggestions.rs`.

use chophien::{
    entities::{product, shop},
    worker::learning::learn,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::kit::{TestApp, goods::Listing};

#[tokio::test]
async fn suggestions_name_goods_categories_and_places() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    app.product(&my, Listing { name: "Mật mía", status: product::Status::Hidden, ..Listing::default() }).await;
    let page = app.visitor().get("/suggestions?q=mat").await;
    page.assert_ok().assert_sees("Mật ong bạc hà Mèo Vạc").assert_sees_not("Mật mía");
    assert!(page.attributes("li[role=option]", "data-href").iter().any(|href| href.starts_with("/products?category=")));
    app.visitor().get("/suggestions?q=meo+vac").await.assert_sees("Xã Mèo Vạc");
    for nothing in ["", "m", "%22*", "zzzz"] {
        app.visitor().get(&format!("/suggestions?q={nothing}")).await.assert_ok().assert_has_not("li");
    }
}

#[tokio::test]
async fn shops_come_after_goods_with_where_they_are_and_only_while_they_are_open() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    app.may_trang().await;
    let page = app.visitor().get("/suggestions?q=mat+ong").await;
    let ways = page.attributes("li[role=option]", "data-href");
    assert!(ways[0].starts_with("/products/"), "{ways:?}");
    assert_eq!(ways[1], format!("/shops/{}", my.slug));
    page.assert_sees("Gian hàng · Xã Mèo Vạc");
    let by_place = app.visitor().get("/suggestions?q=hoang+su").await;
    by_place.assert_sees("HTX Chè Mây Trắng").assert_sees("Xã Hoàng Su Phì");
    let closed = shop::ActiveModel { id: Set(my.shop), status: Set(shop::Status::SentBack), ..Default::default() };
    closed.update(&app.db.write).await.expect("closed");
    let page = app.visitor().get("/suggestions?q=mat+ong").await;
    assert!(!page.attributes("li[role=option]", "data-href").iter().any(|way| way.starts_with("/shops/")));
}

#[tokio::test]
async fn where_nothing_is_called_so_what_was_probably_meant_is_suggested() {
    let app = TestApp::new().await;
    app.honey(&app.my().await).await;
    for typed in ["matong", "mat+onh", "maatj"] {
        let path = format!("/suggestions?q={typed}");
        app.visitor().get(&path).await.assert_ok().assert_has_not("li");
    }
    learn(&app).await.expect("words");
    for typed in ["matong", "mat+onh", "maatj"] {
        app.visitor().get(&format!("/suggestions?q={typed}")).await.assert_sees("Mật ong bạc hà Mèo Vạc");
    }
}

#[tokio::test]
async fn each_option_has_a_name_of_its_own_for_the_keyboard() {
    let app = TestApp::new().await;
    app.honey(&app.my().await).await;
    let page = app.visitor().get("/suggestions?q=meo").await;
    let ids = page.attributes("li[role=option]", "id");
    assert!(ids.len() >= 3, "a product, its shop and its place: {ids:?}");
    assert!(ids.iter().enumerate().all(|(at, id)| *id == format!("suggestion-{}", at + 1)), "{ids:?}");
    assert!(page.attributes("li[role=option]", "aria-selected").iter().all(|chosen| chosen == "false"));
}
