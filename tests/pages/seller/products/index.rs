//! Twin of `pages/seller/products/index.rs`: prices and stock where they stand.

use chophien::{
    entities::{product, variant},
    kernel::money::Money,
};
use sea_orm::EntityTrait;

use crate::kit::{
    Answer, Household, TestApp, Visitor,
    goods::{Good, Listing},
};

async fn offer(app: &TestApp, good: &Good) -> (Money, i64) {
    let row = variant::Entity::find_by_id(good.variant).one(&app.db.read).await.expect("variants").expect("hers");
    (row.price, row.stock)
}

/// The form of one variant as a page holds it, with `typed` in some fields.
fn form(page: &Answer, good: &Good, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = vec![("variant".to_owned(), good.variant_code.clone())];
    for name in ["price", "stock", "seen_price", "seen_stock"] {
        let field = format!("{name}-{}", good.variant_code);
        let shown = page.value(&field).unwrap_or_else(|| panic!("no {field}"));
        let value = typed.iter().find(|(known, _)| *known == name).map_or(shown, |(_, value)| (*value).to_owned());
        fields.push((field, value));
    }
    fields
}

async fn send(visitor: &mut Visitor, my: &Household, fields: &[(String, String)]) -> Answer {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visitor.post(&format!("/seller/{}/products", my.code), &fields).await
}

fn saved(answer: &Answer) -> bool {
    answer.location().is_some_and(|to| to.contains("saved="))
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

    let (seen_price, seen_stock) = (format!("seen_{price}"), format!("seen_{stock}"));
    assert_eq!((list.value(&seen_price), list.value(&seen_stock)), (Some("350.000".into()), Some("10".into())));
    let form = [
        ("variant", honey.variant_code.as_str()),
        (&price, "360.000"),
        (&stock, "7"),
        (&seen_price, "350.000"),
        (&seen_stock, "10"),
    ];
    let saved = visitor.submit(&path, &form).await;
    assert_eq!(saved.first(".stock .tag[role=status]"), "Đã lưu");
    let to = format!("form[action=\"{path}?page=1#{0}\"]", honey.code);
    saved.assert_has(&format!("[id=\"{}\"] {to}", honey.code)).assert_sees_not("Hết hàng");
    assert_eq!(offer(&app, &honey).await, (Money(360_000), 7));
    assert_eq!(status(&app, &honey).await, product::Status::Live, "nobody has to look");
}

#[tokio::test]
async fn all_measures_of_a_product_are_saved_with_one_press() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (honey, wax) =
        (app.honey(&my).await, app.product(&my, Listing { name: "Sáp ong", ..Default::default() }).await);
    let small = app.variant(honey.product, 1, &Listing { measure: "lọ 250 ml", stock: 4, ..Listing::default() }).await;
    let small = Good { variant: small.id, variant_code: small.code, ..honey.clone() };
    let mut visitor = app.visitor_as(my.account).await;
    let list = visitor.get(&format!("/seller/{}/products", my.code)).await;
    assert_eq!(list.all(".stock form").len(), 2, "one for each product");
    assert_eq!(list.all(".stock form button").len(), 2);
    let typed = [("stock", "7"), ("price", "360.000")];
    let both: Vec<_> = [form(&list, &honey, &typed), form(&list, &small, &[("stock", "3")])].concat();
    let saved = send(&mut visitor, &my, &both).await;
    let saved = visitor.follow(saved).await;
    assert_eq!((offer(&app, &honey).await, offer(&app, &small).await.1), ((Money(360_000), 7), 3));
    let told = |good: &Good| saved.all(&format!("[id=\"{}\"] .tag[role=status]", good.code)).len();
    assert_eq!((told(&honey), told(&wax)), (1, 0), "it says so where it was saved");
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
    let seen: Vec<_> = [(&price, "350.000"), (&stock, "10"), (&other_price, "350.000"), (&other_stock, "10")]
        .into_iter()
        .map(|(name, value)| (format!("seen_{name}"), value))
        .collect();
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
        let form: Vec<_> = form.into_iter().chain(seen.iter().map(|(name, value)| (name.as_str(), *value))).collect();
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
    let (seen_price, seen_stock) = (format!("seen_{price}"), format!("seen_{stock}"));
    let seen = [(seen_price.as_str(), "350.000"), (&seen_stock, "10")];
    let mut form = vec![("variant", honey.variant_code.as_str()), (&price, "360"), (&stock, "7")];
    form.extend(seen);
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
    let (seen_price, seen_stock) = (format!("seen_{price}"), format!("seen_{stock}"));
    let seen = [(seen_price.as_str(), "350.000"), (&seen_stock, "10")];
    let form = [("variant", honey.variant_code.as_str()), (&price, "350.000"), (&stock, "0"), seen[0], seen[1]];
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

#[tokio::test]
async fn a_sale_between_is_shown_and_asked_and_the_next_press_writes() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let mut visitor = app.visitor_as(my.account).await;
    let list = visitor.get(&format!("/seller/{}/products", my.code)).await;
    app.order(&honey, 8, None, chophien::market::orders::Status::Placed).await;
    let answer = send(&mut visitor, &my, &form(&list, &honey, &[("stock", "9"), ("price", "360.000")])).await;
    let field = format!("stock-{}", honey.variant_code);
    answer.assert_refused().assert_field_error(&field);
    answer.assert_sees("kho đã bớt 8").assert_sees("còn 2. Vẫn ghi 9");
    assert_eq!((answer.value(&field), answer.value(&format!("seen_{field}"))), (Some("9".into()), Some("2".into())));
    assert_eq!(
        answer.value(&format!("price-{}", honey.variant_code)).as_deref(),
        Some("360.000"),
        "what was typed stays"
    );
    assert_eq!(offer(&app, &honey).await, (Money(350_000), 2), "nothing of it is written");

    assert!(saved(&send(&mut visitor, &my, &form(&answer, &honey, &[])).await));
    assert_eq!(offer(&app, &honey).await, (Money(360_000), 9));
}

#[tokio::test]
async fn a_price_is_saved_alone_and_the_stock_stays_as_it_is_now() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let mut visitor = app.visitor_as(my.account).await;
    let list = visitor.get(&format!("/seller/{}/products", my.code)).await;
    app.order(&honey, 8, None, chophien::market::orders::Status::Placed).await;
    let wrong = send(&mut visitor, &my, &form(&list, &honey, &[("price", "abc")])).await;
    wrong.assert_refused();
    assert_eq!(
        wrong.value(&format!("stock-{}", honey.variant_code)).as_deref(),
        Some("2"),
        "not touched: as it is now"
    );
    assert!(saved(&send(&mut visitor, &my, &form(&list, &honey, &[("price", "360.000")])).await));
    assert_eq!(offer(&app, &honey).await, (Money(360_000), 2));
}

#[tokio::test]
async fn of_two_members_the_second_is_asked_and_an_old_tab_too() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let lan = app.lan().await;
    app.invite_in(&my, lan, "0900000001").await;
    let path = format!("/seller/{}/products", my.code);
    let (mut one, mut other) = (app.visitor_as(my.account).await, app.visitor_as(lan).await);
    let (first, second) = (one.get(&path).await, other.get(&path).await);
    assert!(saved(&send(&mut one, &my, &form(&first, &honey, &[("price", "360.000"), ("stock", "20")])).await));
    let asked = send(&mut other, &my, &form(&second, &honey, &[("price", "340.000"), ("stock", "5")])).await;
    asked.assert_refused().assert_sees("giá đã đổi từ 350.000 ₫ thành 360.000 ₫").assert_sees("kho đã thêm 10");
    assert_eq!(offer(&app, &honey).await, (Money(360_000), 20));
    let old_tab = send(&mut one, &my, &form(&first, &honey, &[("price", "340.000")])).await;
    old_tab.assert_refused();
    assert_eq!(offer(&app, &honey).await, (Money(360_000), 20));
    assert!(saved(&send(&mut other, &my, &form(&asked, &honey, &[])).await));
    assert_eq!(offer(&app, &honey).await, (Money(340_000), 5));
}

#[tokio::test]
async fn sent_twice_is_written_once_and_nothing_touched_is_nothing_written() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let mut visitor = app.visitor_as(my.account).await;
    let list = visitor.get(&format!("/seller/{}/products", my.code)).await;
    for _ in 0..2 {
        assert!(saved(&send(&mut visitor, &my, &form(&list, &honey, &[("price", "360.000"), ("stock", "7")])).await));
    }
    assert_eq!(offer(&app, &honey).await, (Money(360_000), 7));
    let again = visitor.get(&format!("/seller/{}/products", my.code)).await;
    app.order(&honey, 5, None, chophien::market::orders::Status::Placed).await;
    assert!(saved(&send(&mut visitor, &my, &form(&again, &honey, &[])).await));
    assert_eq!(offer(&app, &honey).await, (Money(360_000), 2));
}

#[tokio::test]
async fn a_form_that_does_not_say_what_it_showed_writes_nothing_and_comes_back_ready() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let mut visitor = app.visitor_as(my.account).await;
    let list = visitor.get(&format!("/seller/{}/products", my.code)).await;
    let bare: Vec<_> =
        form(&list, &honey, &[("stock", "7")]).into_iter().filter(|f| !f.0.starts_with("seen")).collect();
    let answer = send(&mut visitor, &my, &bare).await;
    answer.assert_refused().assert_field_error("");
    assert_eq!(offer(&app, &honey).await, (Money(350_000), 10));
    assert!(saved(&send(&mut visitor, &my, &form(&answer, &honey, &[])).await));
    assert_eq!(offer(&app, &honey).await, (Money(350_000), 7));
}

#[tokio::test]
async fn what_is_asked_about_a_form_of_the_products_page_is_asked_there() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let mut visitor = app.visitor_as(my.account).await;
    let path = format!("/seller/{}/products/{}", my.code, honey.code);
    let page = visitor.get(&path).await;
    app.order(&honey, 8, None, chophien::market::orders::Status::Placed).await;
    let own = ("product".to_owned(), honey.code.clone());
    let mut fields = form(&page, &honey, &[("stock", "9")]);
    fields.push(own.clone());
    let asked = send(&mut visitor, &my, &fields).await;
    asked.assert_refused().assert_sees("còn 2. Vẫn ghi 9").assert_has("h2#words-head");
    assert_eq!(offer(&app, &honey).await, (Money(350_000), 2));
    let mut fields = form(&asked, &honey, &[]);
    fields.push(own);
    send(&mut visitor, &my, &fields).await.assert_redirect(&path);
    assert_eq!(offer(&app, &honey).await, (Money(350_000), 9));
}
