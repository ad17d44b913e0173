//! Twin of `pages/public/shops/shop.rs`.

use chophien::entities::shop;

use crate::kit::{TestApp, world::MEO_VAC};

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
