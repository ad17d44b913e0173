//! Twin of `pages/public/places/index.rs`.

use crate::kit::{TestApp, world::MEO_VAC};

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
