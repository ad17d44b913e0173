//! Twin of `pages/public/suggestions.rs`.

use chophien::entities::product;

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
