//! Twin of `pages/public/purchases/buttons.rs`.

use chophien::entities::{cart, cart_line, product, variant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, PaginatorTrait};

use crate::{
    kit::{TestApp, goods::Listing, sales::Sale},
    pages::public::orders::proof::proved,
};

fn path(sale: &Sale) -> String {
    format!("/purchases/{}/renewal", sale.purchase_code)
}

#[tokio::test]
async fn a_purchase_shows_what_it_was_of_and_comes_into_the_cart_again() {
    let app = TestApp::new().await;
    let honey = app.product(&app.my().await, Listing { cover: Some("a1b2c3d4e5f6g7"), ..Listing::default() }).await;
    let lan = app.lan().await;
    let sale = app.placed(&honey, Some(lan)).await;
    let mut visitor = app.visitor_as(lan).await;
    let page = visitor.get("/account/purchases").await;
    page.assert_ok().assert_sees("Mật ong bạc hà").assert_sees("Mua lại").assert_has("img[src*=a1b2c3d4e5f6g7]");
    let again = visitor.post(&path(&sale), &[]).await;
    again.assert_redirect("/cart");
    visitor.follow(again).await.assert_sees("như lần trước").assert_sees("Mật ong bạc hà");
    let lines = cart_line::Entity::find().all(&app.db.read).await.expect("lines");
    assert_eq!(lines.iter().map(|line| (line.variant_id, line.quantity)).collect::<Vec<_>>(), [(honey.variant, 2)]);
}

#[tokio::test]
async fn what_is_short_or_no_longer_on_sale_is_told() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (honey, lan) = (app.honey(&my).await, app.lan().await);
    let sale = app.placed(&honey, Some(lan)).await;
    let mut visitor = app.visitor_as(lan).await;
    let set = async |stock| {
        let row = variant::Entity::find_by_id(honey.variant).one(&app.db.read).await.expect("variants").expect("it");
        variant::ActiveModel { stock: Set(stock), ..row.into_active_model() }.update(&app.db.write).await.expect("set");
    };
    visitor.get("/account/purchases").await;
    set(1).await;
    let again = visitor.post(&path(&sale), &[]).await;
    visitor
        .follow(again)
        .await
        .assert_sees("Đã cho vào giỏ 1 sản phẩm")
        .assert_sees("Thiếu hoặc không còn bán: Mật ong");
    let again = visitor.post(&path(&sale), &[]).await;
    visitor.follow(again).await.assert_sees("Đã cho vào giỏ 1 sản phẩm");
    product::Entity::update_many()
        .col_expr(product::Column::Status, sea_orm::sea_query::Expr::value(product::Status::Paused))
        .exec(&app.db.write)
        .await
        .expect("hidden");
    let again = visitor.post(&path(&sale), &[]).await;
    visitor.follow(again).await.assert_sees("Chưa cho được sản phẩm nào vào giỏ");
    let lines = cart_line::Entity::find().all(&app.db.read).await.expect("lines");
    assert_eq!(lines.iter().map(|line| line.quantity).collect::<Vec<_>>(), [1]);
}

#[tokio::test]
async fn nobody_buys_again_what_somebody_else_bought() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    let sale = app.placed(&app.honey(&my).await, Some(lan)).await;
    app.visitor().post(&path(&sale), &[]).await.assert_not_found();
    app.visitor_as(my.account).await.post(&path(&sale), &[]).await.assert_not_found();
    let mut visitor = app.visitor_as(lan).await;
    visitor
        .post(&path(&sale), &[("csrf", "stale")])
        .await
        .assert_redirect(&format!("/purchases/{}", sale.purchase_code));
    assert_eq!(cart_line::Entity::find().all(&app.db.read).await.expect("lines"), []);
}

#[tokio::test]
async fn its_own_page_puts_it_into_the_cart_again_for_a_guest_too() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    for buyer in [None, Some(lan)] {
        let sale = app.placed(&honey, buyer).await;
        let mut visitor = match buyer {
            Some(account) => app.visitor_as(account).await,
            None => {
                let mut guest = app.visitor();
                proved(&app, &mut guest, &sale.code, &sale.phone).await;
                guest
            }
        };
        let page = visitor.get(&format!("/purchases/{}", sale.purchase_code)).await;
        page.assert_ok().assert_sees("Mua lại").assert_has(&format!("form[action=\"{}\"]", path(&sale)));
        visitor.post(&path(&sale), &[]).await.assert_redirect("/cart");
        visitor.get("/cart").await.assert_sees("Mật ong bạc hà");
    }
}

#[tokio::test]
async fn a_guest_who_brings_no_cart_begins_no_more_of_them_than_anybody() {
    let app = TestApp::with(|config| config.limits.cart_from_per_hour = 1).await;
    let sale = app.placed(&app.honey(&app.my().await).await, None).await;
    let mut visitor = app.visitor();
    proved(&app, &mut visitor, &sale.code, &sale.phone).await;
    visitor.get(&format!("/purchases/{}", sale.purchase_code)).await.assert_ok();
    visitor.post(&path(&sale), &[]).await.assert_redirect("/cart");
    visitor.cookies.remove("cart");
    let told = visitor.post(&path(&sale), &[]).await;
    visitor.follow(told).await.assert_ok().assert_sees("chưa thêm được");
    assert_eq!(cart::Entity::find().count(&app.db.read).await.expect("carts"), 1);
}
