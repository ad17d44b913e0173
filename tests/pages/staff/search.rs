//! Twin of `pages/staff/search.rs`.

use chophien::entities::product::Status;

use crate::kit::{TestApp, goods::Listing};

#[tokio::test]
async fn a_moderator_finds_a_shop_and_its_goods_and_opens_them() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    app.product(&my, Listing { name: "Sáp ong", status: Status::Hidden, ..Default::default() }).await;
    let mut hanh = app.visitor_as(app.hanh().await).await;
    hanh.get("/staff").await.assert_ok().assert_sees("Tìm trong chợ");
    hanh.get("/staff/search").await.assert_ok().assert_has("input[type=search]");
    let page = hanh.get("/staff/search?q=ong").await;
    page.assert_ok().assert_sees("Mật ong Mỷ").assert_sees("Sáp ong").assert_sees("Đã bị gỡ").assert_sees("Đang bán");
    let shop = page.attributes(".queue a", "href").into_iter().find(|href| href.starts_with("/staff/shops/"));
    hanh.get(&shop.expect("a shop")).await.assert_ok().assert_sees("Sáp ong");
    hanh.get("/staff/search?q=zzz").await.assert_ok().assert_sees("Không tìm thấy");
}
