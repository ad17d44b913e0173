//! Twin of `pages/public/places/index.rs`.

use crate::kit::{TestApp, world::MEO_VAC};

#[tokio::test]
async fn places_lead_to_their_goods_and_keep_what_was_asked() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let page = app.visitor().get("/places?q=mat&stars=abc").await;
    page.assert_ok().assert_sees("Huyện Mèo Vạc").assert_sees("Xã Mèo Vạc").assert_sees("1 sản phẩm");
    let hrefs = page.attributes("a.chip", "href");
    assert_eq!(hrefs, [format!("/products?q=mat&unit={MEO_VAC}")]);
    let district = page.attributes(".section-head a", "href");
    assert!(app.visitor().get(&district[0]).await.reads().contains("Mật ong bạc hà Mèo Vạc"), "{district:?}");
}

#[tokio::test]
async fn a_place_stands_in_the_address_where_the_list_reads_it_whatever_was_typed() {
    let app = TestApp::new().await;
    app.honey(&app.my().await).await;
    let page =
        app.visitor().get("/places?q=unit%3D*+%26district%3D*&category=mat-ong&in_stock=1&unit=00001&page=3").await;
    let hrefs = page.attributes("a.chip", "href");
    assert_eq!(hrefs, [format!("/products?q=unit%3D*+%26district%3D*&category=mat-ong&unit={MEO_VAC}&in_stock=1")]);
    let district = page.attributes(".section-head a", "href");
    assert!(district[0].contains("&category=mat-ong&district=027&in_stock=1"), "{district:?}");
}
