//! Twin of `pages/staff/shops/shop.rs`.

use chophien::market::accounts::Role;

use crate::kit::{TestApp, goods::Listing, world::HOANG_SU_PHI};

#[tokio::test]
async fn a_shop_is_told_with_its_people_and_all_its_goods() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let names: Vec<String> = (0..21).map(|n| format!("Mật ong {n}")).collect();
    for name in &names {
        app.product(&my, Listing { name, ..Default::default() }).await;
    }
    let mut hanh = app.visitor_as(app.hanh().await).await;
    let path = format!("/staff/shops/{}", my.code);
    let page = hanh.get(&path).await;
    page.assert_ok()
        .assert_sees("Vàng Thị Mỷ")
        .assert_sees("0900 000 002")
        .assert_sees("21 sản phẩm")
        .assert_sees("Đang mở");
    assert_eq!(page.all(".queue li").len(), 20);
    assert_eq!(hanh.get(&format!("{path}?page=2")).await.all(".queue li").len(), 1);
    hanh.get("/staff/shops/khongco").await.assert_not_found();
    let far = app.account("Lò Văn Xa", "0900000061").await;
    app.grant(far, Role::Moderator, Some(HOANG_SU_PHI)).await;
    app.visitor_as(far).await.get(&path).await.assert_not_found();
}
