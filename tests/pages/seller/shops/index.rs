//! Twin of `pages/seller/shops/index.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn who_has_no_shop_is_invited_to_open_one() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    app.visitor_as(lan).await.get("/seller").await.assert_ok().assert_has("a[href=\"/seller/opening\"]");
}

#[tokio::test]
async fn who_has_one_shop_is_led_there() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let answer = app.visitor_as(my.account).await.get("/seller").await;
    answer.assert_redirect(&format!("/seller/{}", my.code));
}

#[tokio::test]
async fn who_is_in_two_shops_chooses() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    app.invite_in(&may, my.account, &my.phone).await;
    let page = app.visitor_as(my.account).await.get("/seller").await;
    page.assert_ok().assert_sees("Mật ong Mỷ").assert_sees("HTX Chè Mây Trắng");
}

#[tokio::test]
async fn who_has_no_shop_yet_sees_who_invites_her() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    let path = format!("/seller/{}/members", my.code);
    app.visitor_as(my.account).await.submit(&path, &[("phone", "0900000001")]).await.assert_ok();
    let page = app.visitor_as(lan).await.get("/seller").await;
    page.assert_ok().assert_sees("Gian hàng Mật ong Mỷ mời bà con").assert_has("a[href=\"/seller/opening\"]");
    assert_eq!(page.value("shop"), Some(my.code));
}

#[tokio::test]
async fn a_stranger_signs_in_first() {
    let app = TestApp::new().await;
    for path in ["/seller", "/seller/opening"] {
        app.visitor().get(path).await.assert_must_sign_in();
    }
}
