//! Twin of `pages/public/shop.rs`, and of the pages that lead there: places and the site's map.

use chophien::entities::shop;

use crate::kit::{TestApp, goods::Listing, world::MEO_VAC};

#[tokio::test]
async fn a_shop_shows_the_person_the_place_and_the_goods() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    app.honey(&my).await;
    app.tea(&may).await;
    let page = app.visitor().get(&format!("/shops/{}", my.slug)).await;
    page.assert_ok()
        .assert_sees("Mật ong Mỷ")
        .assert_sees("Vàng Thị Mỷ")
        .assert_sees("Xã Mèo Vạc")
        .assert_sees("thôn Sà Lủng");
    page.assert_sees("mười hai năm")
        .assert_sees("22/11/2026")
        .assert_sees("Mật ong bạc hà")
        .assert_sees_not("Trà xanh");
    assert!(!page.text().contains(&my.phone), "a phone number is not for everybody");
}

#[tokio::test]
async fn a_shop_without_goods_is_kind() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.visitor().get(&format!("/shops/{}?page=7", my.slug)).await.assert_ok().assert_has(".empty a.button");
}

#[tokio::test]
async fn a_shop_that_is_not_open_is_not_there() {
    let app = TestApp::new().await;
    let po = app.account("Giàng A Pó", "0900000100").await;
    let shop = app.shop(po, "Nhà Pó", MEO_VAC, shop::Kind::Household, shop::Status::Pending).await;
    app.visitor().get(&format!("/shops/{}", shop.slug)).await.assert_not_found();
    for odd in ["none", "%00", "a'b"] {
        app.visitor().get(&format!("/shops/{odd}")).await.assert_not_found();
    }
}

#[tokio::test]
async fn places_lead_to_their_goods_and_keep_what_was_asked() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let page = app.visitor().get("/places?q=mat&stars=abc").await;
    page.assert_ok().assert_sees("Huyện Mèo Vạc").assert_sees("Xã Mèo Vạc").assert_sees("1 món");
    let hrefs = page.attributes("a.chip", "href");
    assert_eq!(hrefs, [format!("/products?q=mat&unit={MEO_VAC}")]);
    let district = page.attributes(".section-head a", "href");
    assert!(app.visitor().get(&district[0]).await.reads().contains("Mật ong bạc hà Mèo Vạc"), "{district:?}");
}

#[tokio::test]
async fn the_map_of_the_site_names_what_is_on_sale_and_nothing_else() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let hidden = Listing { status: chophien::entities::product::Status::Hidden, ..Listing::default() };
    let hidden = app.product(&my, hidden).await;
    let map = app.visitor().get("/sitemap.xml").await;
    map.assert_ok();
    assert_eq!(map.header("content-type"), Some("application/xml; charset=utf-8"));
    let (text, site) = (map.text(), &app.config.server.public_url);
    assert!(text.contains(&format!("<loc>{site}/products/{}</loc>", honey.slug)), "{text}");
    assert!(text.contains("/documents/privacy</loc>"), "{text}");
    assert!(text.contains(&format!("<loc>{site}/shops/{}</loc>", my.slug)) && !text.contains(&hidden.slug), "{text}");
}

#[tokio::test]
async fn the_front_shows_goods_places_and_new_shops_and_is_kind_when_empty() {
    let app = TestApp::new().await;
    app.visitor().get("/").await.assert_ok().assert_has(".empty a[href=\"/seller\"]");
    let honey = app.honey(&app.my().await).await;
    app.ocop(&honey, 4).await;
    let page = app.visitor().get("/").await;
    page.assert_ok().assert_sees("Hàng mới lên chợ").assert_sees("Xã Mèo Vạc").assert_sees("Gian hàng mới mở");
    assert_eq!(page.all(".good").len(), 1, "what stands on the first shelf is not shown again");
}
