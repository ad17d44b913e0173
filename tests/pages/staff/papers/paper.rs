//! Twin of `pages/staff/papers/paper.rs`.

use chophien::market::accounts::Role;

use crate::kit::{TestApp, world::HOANG_SU_PHI};

#[tokio::test]
async fn it_says_what_the_paper_says_and_leads_to_product_and_shop() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let id = app.ocop(&honey, 4).await;
    let mut hanh = app.visitor_as(app.hanh().await).await;
    let page = hanh.get(&format!("/staff/papers/{}", id.0)).await;
    page.assert_ok().assert_sees("Mật ong bạc hà").assert_sees("4 sao").assert_sees("Vàng Thị Mỷ");
    let links = page.attributes("main a", "href");
    assert!(links.contains(&format!("/staff/shops/{}", my.code)), "{links:?}");
    let product = links.iter().find(|link| link.starts_with("/staff/products/")).expect("its product").clone();
    let product = hanh.get(&product).await;
    assert!(product.assert_ok().attributes("main a", "href").contains(&format!("/staff/papers/{}", id.0)));
}

#[tokio::test]
async fn a_paper_beyond_reach_or_that_is_none_is_not_there() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let path = format!("/staff/papers/{}", app.ocop(&honey, 4).await.0);
    let far = app.account("Lò Văn Xa", "0900000061").await;
    app.grant(far, Role::Moderator, Some(HOANG_SU_PHI)).await;
    app.visitor_as(far).await.get(&path).await.assert_not_found();
    let mut hanh = app.visitor_as(app.hanh().await).await;
    for id in ["0", "99", "x", "-1", "99999999999999999999"] {
        hanh.get(&format!("/staff/papers/{id}")).await.assert_not_found();
        hanh.post(&format!("/staff/papers/{id}/stop"), &[("reason", "authority")]).await.assert_not_found();
    }
}
