//! Twin of `pages/staff/products/product.rs`.

use chophien::{
    entities::product::{self, Status},
    market::accounts::Role,
};
use sea_orm::EntityTrait;

use crate::kit::{TestApp, goods::Listing, world::HOANG_SU_PHI};

#[tokio::test]
async fn each_status_says_what_can_be_done() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut hanh = app.visitor_as(app.hanh().await).await;
    for (status, stop, end) in
        [(Status::Pending, 0, 0), (Status::Live, 1, 0), (Status::Paused, 1, 0), (Status::Hidden, 0, 1)]
    {
        let honey = app.product(&my, Listing { status, ..Default::default() }).await;
        let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("it");
        let page = hanh.get(&format!("/staff/products/{}", row.code)).await;
        page.assert_ok().assert_sees("Vàng Thị Mỷ").assert_sees("lọ 500 ml");
        let forms = |end: &str| page.attributes("main form", "action").iter().filter(|at| at.ends_with(end)).count();
        assert_eq!((forms("/stop"), forms("/stop/end")), (stop, end), "{status:?}");
    }
}

#[tokio::test]
async fn a_product_beyond_reach_is_not_there_and_of_ones_own_shop_nothing_is_done() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("it");
    let path = format!("/staff/products/{}", row.code);
    let far = app.account("Lò Văn Xa", "0900000061").await;
    app.grant(far, Role::Moderator, Some(HOANG_SU_PHI)).await;
    app.visitor_as(far).await.get(&path).await.assert_not_found();
    app.grant(my.account, Role::Moderator, None).await;
    app.visitor_as(my.account).await.get(&path).await.assert_ok().assert_has_not("main form");
}
