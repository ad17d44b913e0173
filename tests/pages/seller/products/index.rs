//! Twin of `pages/seller/products/index.rs`: prices and stock where they stand.

use chophien::{
    entities::{product, variant},
    kernel::money::Money,
};
use sea_orm::EntityTrait;

use crate::kit::{
    TestApp,
    goods::{Good, Listing},
};

async fn offer(app: &TestApp, good: &Good) -> (Money, i64) {
    let row = variant::Entity::find_by_id(good.variant).one(&app.db.read).await.expect("variants").expect("hers");
    (row.price, row.stock)
}

pub async fn status(app: &TestApp, good: &Good) -> product::Status {
    product::Entity::find_by_id(good.product).one(&app.db.read).await.expect("products").expect("hers").status
}

#[tokio::test]
async fn a_shop_without_goods_is_invited_to_list_the_first() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let path = format!("/seller/{}/products", my.code);
    let answer = app.visitor_as(my.account).await.get(&path).await;
    answer.assert_ok().assert_has(".empty").assert_has(&format!("a[href=\"{path}/new\"]"));
}

#[tokio::test]
async fn price_and_stock_change_at_once() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let path = format!("/seller/{}/products", my.code);
    let (price, stock) = (format!("price-{}", honey.variant_code), format!("stock-{}", honey.variant_code));
    let mut visitor = app.visitor_as(my.account).await;
    let list = visitor.get(&path).await;
    list.assert_ok().assert_sees("Đang bán");
    assert_eq!((list.value(&price), list.value(&stock)), (Some("350.000".into()), Some("10".into())));

    let form = [("variant", honey.variant_code.as_str()), (&price, "360.000"), (&stock, "7")];
    let saved = visitor.submit(&path, &form).await;
    assert_eq!(saved.first(".stock .tag[role=status]"), "Đã lưu");
    let to = format!("form[action=\"{path}?page=1#{0}\"]", honey.code);
    saved.assert_has(&format!("[id=\"{}\"] {to}", honey.code)).assert_sees_not("Hết hàng");
    assert_eq!(offer(&app, &honey).await, (Money(360_000), 7));
    assert_eq!(status(&app, &honey).await, product::Status::Live, "nobody has to look");
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_row_and_nothing_is_saved() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (honey, wax) =
        (app.honey(&my).await, app.product(&my, Listing { name: "Sáp ong", ..Default::default() }).await);
    let path = format!("/seller/{}/products", my.code);
    let names = |good: &Good| (format!("price-{0}", good.variant_code), format!("stock-{0}", good.variant_code));
    let ((price, stock), (other_price, other_stock)) = (names(&honey), names(&wax));
    let mut visitor = app.visitor_as(my.account).await;
    for (typed_price, typed_stock, wrong) in [("abc", "5", &other_price), ("350.000", "-1", &other_stock)] {
        let form = [
            ("variant", honey.variant_code.as_str()),
            (&price, "360.000"),
            (&stock, "7"),
            ("variant", wax.variant_code.as_str()),
            (&other_price, typed_price),
            (&other_stock, typed_stock),
        ];
        let answer = visitor.post(&path, &form).await;
        answer.assert_refused().assert_field_error(wrong);
        assert_eq!(answer.value(&price).as_deref(), Some("360.000"), "what was typed stays");
        assert_eq!(offer(&app, &honey).await, (Money(350_000), 10), "all or nothing");
    }
}

#[tokio::test]
async fn a_price_that_looks_like_a_slip_is_asked_about_in_the_list_too() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let path = format!("/seller/{}/products", my.code);
    let (price, stock) = (format!("price-{}", honey.variant_code), format!("stock-{}", honey.variant_code));
    let answer_field = format!("answer-{}", honey.variant_code);
    let mut visitor = app.visitor_as(my.account).await;
    let form = vec![("variant", honey.variant_code.as_str()), (&price, "360"), (&stock, "7")];
    visitor.post(&path, &form).await.assert_refused().assert_sees("360 ₫ hay 360.000 ₫?");
    assert_eq!(offer(&app, &honey).await, (Money(350_000), 10));

    let answered: Vec<_> = form.into_iter().chain([(answer_field.as_str(), "360000")]).collect();
    visitor.post(&path, &answered).await.assert_redirect(&format!("{path}?page=1&saved={}", honey.variant_code));
    assert_eq!(offer(&app, &honey).await, (Money(360_000), 7));
}

#[tokio::test]
async fn what_is_sold_out_says_so_in_the_list() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let path = format!("/seller/{}/products", my.code);
    let (price, stock) = (format!("price-{}", honey.variant_code), format!("stock-{}", honey.variant_code));
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&path).await.assert_ok();
    let form = [("variant", honey.variant_code.as_str()), (&price, "350.000"), (&stock, "0")];
    visitor.submit(&path, &form).await.assert_sees("Đang bán").assert_sees("Hết hàng");
}

#[tokio::test]
async fn the_second_page_holds_what_the_first_does_not() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for _ in 0..21 {
        app.honey(&my).await;
    }
    let path = format!("/seller/{}/products", my.code);
    let mut visitor = app.visitor_as(my.account).await;
    assert_eq!(visitor.get(&path).await.all(".stock > li").len(), 20);
    assert_eq!(visitor.get(&format!("{path}?page=2")).await.all(".stock > li").len(), 1);
}

#[tokio::test]
async fn another_shops_goods_are_not_there() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let tea = app.tea(&may).await;
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&format!("/seller/{}/products", may.code)).await.assert_not_found();
    visitor.get(&format!("/seller/{}/products", my.code)).await.assert_ok();
    let (price, stock) = (format!("price-{}", tea.variant_code), format!("stock-{}", tea.variant_code));
    let form = [("variant", tea.variant_code.as_str()), (&price, "1.000"), (&stock, "0")];
    visitor.post(&format!("/seller/{}/products", my.code), &form).await.assert_not_found();
    let through_hers = format!("/seller/{}/products/{}", my.code, tea.code);
    visitor.post(&format!("{through_hers}/rest"), &[]).await.assert_not_found();
    visitor.post(&format!("{through_hers}/rest/end"), &[]).await.assert_not_found();
    assert_eq!(offer(&app, &tea).await, (Money(180_000), 20));
    assert_eq!(status(&app, &tea).await, product::Status::Live);
}
