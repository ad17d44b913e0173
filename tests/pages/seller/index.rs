//! Twin of `pages/seller/index.rs`.

use chophien::{
    kernel::{actor::Actor, ids::UnitCode},
    market::shops::{Kind, content::ShopContent, open::open},
};

use crate::kit::{TestApp, world::MEO_VAC};

#[tokio::test]
async fn a_home_without_orders_says_what_to_do_next() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let home = format!("/seller/{}", my.code);
    let mut visitor = app.visitor_as(my.account).await;
    let new = format!("a.button[href=\"{home}/products/new\"]");
    visitor.get(&home).await.assert_ok().assert_has(&new);
    app.honey(&my).await;
    let page = visitor.get(&home).await;
    page.assert_sees("Xem hàng của tôi")
        .assert_has(&format!("a.button[href=\"{home}/products\"]"))
        .assert_has_not(&new);

    let sung = app.sung().await;
    let work = app.begin(Actor::Account(sung)).await;
    let content = ShopContent {
        name: "Ong Sùng".into(),
        kind: Kind::Household,
        unit: UnitCode(MEO_VAC.into()),
        former: None,
        hamlet: None,
        story: String::new(),
        photo: None,
        owner: None,
    };
    let opened = open(&work, content).await.expect("a shop");
    work.commit().await.expect("a commit");
    let page = app.visitor_as(sung).await.get(&format!("/seller/{}", opened.code)).await;
    page.assert_ok().assert_sees("Gian hàng đang chờ duyệt").assert_sees("Đăng sản phẩm đầu tiên");
}
