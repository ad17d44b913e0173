//! Prices, and one that is far from what its like costs.

use chophien::{entities::variant, kernel::money::Money};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

use super::{
    Right::{Asked, Is, Refused},
    Samples, check, none,
    texts::picture_of,
    wrong,
};
use crate::kit::{
    TestApp,
    goods::{Good, Listing},
};

const PRICES: Samples = &[
    ("125k", Is("125000")),
    ("1tr2", Is("1200000")),
    ("1,2 triệu", Is("1200000")),
    ("125 nghìn", Is("125000")),
    ("125.000 VNĐ", Is("125000")),
    ("125000.00", Is("125000")),
    ("125.000,00", Is("125000")),
    ("\u{200b}125000", Is("125000")),
    ("1.25.000", Refused("Xin chỉ ghi số tiền, ví dụ 125.000.")),
    ("-125000", Refused("Xin chỉ ghi số tiền, ví dụ 125.000.")),
    ("1250", Asked(2)),
];

async fn price_of(app: &TestApp, good: &Good) -> Money {
    variant::Entity::find_by_id(good.variant).one(&app.db.read).await.expect("variants").expect("hers").price
}

#[tokio::test]
async fn prices_are_read_as_people_write_them_and_a_far_one_is_asked_about() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let cloth = Listing { name: "Khăn lanh", set_no: 22, measure: "tấm", price: 180_000, ..Listing::default() };
    let good = app.product(&my, cloth).await;
    let path = format!("/seller/{}/products", my.code);
    let mut visitor = app.visitor_as(my.account).await;
    let at = |name: &str| format!("{name}-{}", good.variant_code);
    let mut complaints = Vec::new();
    for (typed, right) in PRICES {
        let row = variant::Entity::find_by_id(good.variant).one(&app.db.write).await.expect("variants").expect("hers");
        let mut row = row.into_active_model();
        row.price = Set(Money(180_000));
        row.update(&app.db.write).await.expect("a price");
        let (price, seen_price, stock, seen_stock) = (at("price"), at("seen_price"), at("stock"), at("seen_stock"));
        let form = [
            ("variant", good.variant_code.as_str()),
            (&price, *typed),
            (&seen_price, "180.000"),
            (&stock, "10"),
            (&seen_stock, "10"),
        ];
        let answer = visitor.post(&path, &form).await;
        let now = price_of(&app, &good).await.0.to_string();
        complaints.extend(check(typed, Some(&now), wrong(&answer, &price).as_deref(), *right));
        if let Asked(least) = right {
            let offers = answer.attributes(&format!("button[name={}]", at("answer")), "value");
            assert!(offers.len() >= *least && offers[0] == "125000", "{typed:?}: {offers:?}");
            assert_eq!(now, "180000", "nothing is set before the answer");
            let answered: Vec<_> = form.iter().copied().chain([("x", "")]).collect();
            let name = at("answer");
            let answered: Vec<_> = answered.into_iter().chain([(name.as_str(), *typed)]).collect();
            assert!(visitor.post(&path, &answered).await.location().is_some(), "whoever means it is believed");
            assert_eq!(price_of(&app, &good).await, Money(1_250));
        } else if !matches!(right, Is(_)) {
            assert_eq!(now, "180000", "{typed:?} changes nothing");
        }
    }
    none(&complaints);
    let asked = app.visitor().get("/products?price_from=1tr&price_to=100k").await;
    assert_eq!(asked.value("price_from").as_deref(), Some("100000"));
}

#[tokio::test]
async fn a_new_measure_is_judged_by_those_that_are_there() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let cloth = Listing { name: "Khăn lanh", set_no: 22, measure: "tấm", price: 180_000, ..Listing::default() };
    let good = app.product(&my, cloth).await;
    let path = format!("/seller/{}/products/{}/variants", my.code, good.code);
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&format!("/seller/{}/products/{}", my.code, good.code)).await;
    let form = [("measure-0", "đôi"), ("price-0", "1250"), ("stock-0", "3"), ("weight-0", "300")];
    let asked = visitor.post(&path, &form).await;
    asked.assert_refused().assert_field_error("price-0").assert_has("button[name=answer-0][value=\"125000\"]");
    let count = variant::Entity::find().count(&app.db.read).await.expect("variants");
    assert_eq!(count, 1);
    let answered: Vec<_> = form.into_iter().chain([("answer-0", "125000")]).collect();
    assert!(visitor.post(&path, &answered).await.location().is_some());
    let added = variant::Entity::find().filter(variant::Column::Measure.eq("đôi")).one(&app.db.read).await;
    assert_eq!(added.expect("variants").expect("it").price, Money(125_000));
}

#[tokio::test]
async fn of_two_new_measures_far_apart_the_lower_one_is_asked_about() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let picture = picture_of(&app, my.account).await;
    let path = format!("/seller/{}/products/new", my.code);
    let mut visitor = app.visitor_as(my.account).await;
    for (prices, wrong, fine) in
        [(["1250", "180.000"], "price-0", "price-1"), (["180.000", "1250"], "price-1", "price-0")]
    {
        let form = [
            ("key", "a key of today"),
            ("photos", picture.as_str()),
            ("name", "Khăn lanh"),
            ("set_no", "22"),
            ("description", ""),
            ("rows", "2"),
            ("measure-0", "tấm"),
            ("price-0", prices[0]),
            ("stock-0", "3"),
            ("weight-0", "300"),
            ("measure-1", "đôi"),
            ("price-1", prices[1]),
            ("stock-1", "3"),
            ("weight-1", "600"),
        ];
        let asked = visitor.post(&path, &form).await;
        asked.assert_refused().assert_field_error(wrong).assert_has_not(&format!("#{fine}-wrong"));
        asked.assert_has(&format!("button[name={}][value=\"125000\"]", wrong.replace("price", "answer")));
        assert_eq!(variant::Entity::find().count(&app.db.read).await.expect("variants"), 0);
    }
}
