//! Twin of `pages/seller/products/buttons.rs`: a proposal withdrawn, a rest and its end, one more way to buy, or one fewer.

use chophien::entities::{product, variant};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    index::status,
    product::{name, propose},
};
use crate::kit::{Household, TestApp, Visitor, goods::Good};

const BOX: [(&str, &str); 4] =
    [("measure-0", "thùng 6 lọ"), ("price-0", "2.040.000"), ("stock-0", "4"), ("weight-0", "5300")];

async fn my_at_her_honey() -> (TestApp, Household, Good, Visitor, String) {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let path = format!("/seller/{}/products/{}", my.code, honey.code);
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&path).await.assert_ok();
    (app, my, honey, visitor, path)
}

async fn offered(app: &TestApp) -> u64 {
    variant::Entity::find().filter(variant::Column::Offered.eq(true)).count(&app.db.read).await.expect("variants")
}

#[tokio::test]
async fn a_box_is_added_and_the_jar_withdrawn() {
    let (app, _, honey, mut visitor, path) = my_at_her_honey().await;
    visitor.post(&format!("{path}/variants"), &BOX).await.assert_redirect(&path);
    assert_eq!(offered(&app).await, 2);
    let jar = [("variant", honey.variant_code.as_str())];
    visitor.post(&format!("{path}/variants/withdrawal"), &jar).await.assert_redirect(&path);
    assert_eq!(offered(&app).await, 1);
    visitor.post(&format!("{path}/variants/withdrawal"), &jar).await.assert_not_found();
}

#[tokio::test]
async fn the_only_variant_stays() {
    let (app, _, honey, mut visitor, path) = my_at_her_honey().await;
    let answer =
        visitor.submit(&format!("{path}/variants/withdrawal"), &[("variant", honey.variant_code.as_str())]).await;
    answer.assert_ok().assert_sees("chỉ còn một quy cách");
    assert_eq!(offered(&app).await, 1);
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_with_what_was_typed() {
    let (app, _, _, mut visitor, path) = my_at_her_honey().await;
    let add = format!("{path}/variants");
    let same = [("measure-0", "Lọ 500 ml"), ("price-0", "2.040.000"), ("stock-0", "4"), ("weight-0", "5300")];
    let answer = visitor.post(&add, &same).await;
    answer.assert_refused().assert_field_error("measure-0");
    assert_eq!(answer.value("price-0").as_deref(), Some("2.040.000"));
    assert_eq!(answer.value("name").as_deref(), Some("Mật ong bạc hà Mèo Vạc"), "the other form is whole");
    visitor.post(&add, &[]).await.assert_refused().assert_field_error("weight-0");
    let cheap = [("measure-0", "lọ 250 ml"), ("price-0", "180"), ("stock-0", "4"), ("weight-0", "450")];
    visitor.post(&add, &cheap).await.assert_refused().assert_sees("180 ₫ hay 180.000 ₫?");
    assert_eq!(offered(&app).await, 1);
}

#[tokio::test]
async fn a_measure_is_chosen_from_lists_or_written_and_then_waits() {
    let (app, _, _, mut visitor, path) = my_at_her_honey().await;
    let add = format!("{path}/variants");
    let rest = [("price-0", "2.040.000"), ("stock-0", "4"), ("weight-0", "5300")];
    let sold = |fields: &[(&'static str, &'static str)]| [fields, &rest].concat();
    for (fields, wrong) in [
        (&[("pack-0", "thùng"), ("amount-0", "6")][..], "per-0"),
        (&[("pack-0", "thùng"), ("per-0", "lọ")], "amount-0"),
        (&[("pack-0", "thùng"), ("amount-0", "nhiều"), ("per-0", "lọ")], "amount-0"),
        (&[("pack-0", "xe"), ("amount-0", "6"), ("per-0", "lọ")], "pack-0"),
        (&[("per-0", "lọ"), ("measure-0", "giỏ quà Tết")], "measure-0"),
        (&[("amount-0", "500"), ("pack-0", "lọ"), ("per-0", "ml")], "per-0"),
    ] {
        let answer = visitor.post(&add, &sold(fields)).await;
        answer.assert_refused().assert_field_error(wrong);
        assert_eq!(answer.value("price-0").as_deref(), Some("2.040.000"), "{wrong}");
    }
    assert_eq!(offered(&app).await, 1);
    visitor.post(&add, &sold(&[("pack-0", "thùng"), ("amount-0", "6"), ("per-0", "lọ")])).await.assert_redirect(&path);
    assert_eq!(offered(&app).await, 2);
    visitor.post(&add, &sold(&[("measure-0", "giỏ quà Tết")])).await.assert_redirect(&path);
    assert_eq!(offered(&app).await, 2);
    let page = visitor.get(&path).await;
    page.assert_sees("giỏ quà Tết").assert_sees("Chờ duyệt");
    let waits = variant::Entity::find().filter(variant::Column::Offered.eq(false)).one(&app.db.read).await;
    let waits = waits.expect("variants").expect("it waits").code;
    let withdrawal = format!("{path}/variants/withdrawal");
    visitor.post(&withdrawal, &[("variant", &waits)]).await.assert_redirect(&path);
    visitor.get(&path).await.assert_sees_not("giỏ quà Tết");
    visitor.post(&withdrawal, &[("variant", &waits)]).await.assert_not_found();
}

#[tokio::test]
async fn another_shops_variant_is_not_there() {
    let (app, my, _, mut visitor, path) = my_at_her_honey().await;
    let tea = app.tea(&app.may_trang().await).await;
    let foreign = [("variant", tea.variant_code.as_str())];
    visitor.post(&format!("{path}/variants/withdrawal"), &foreign).await.assert_not_found();
    let through_hers = format!("/seller/{}/products/{}/variants", my.code, tea.code);
    visitor.post(&through_hers, &BOX).await.assert_not_found();
    visitor.post(&format!("{through_hers}/withdrawal"), &foreign).await.assert_not_found();
    assert_eq!(offered(&app).await, 2);
}

#[tokio::test]
async fn a_proposal_is_withdrawn_once() {
    let (app, _, honey, mut visitor, path) = my_at_her_honey().await;
    visitor.post(&format!("{path}/withdrawal"), &[]).await.assert_not_found();
    propose(&mut visitor, &path, "Mật ong bạc hà loại một").await;
    visitor.post(&format!("{path}/withdrawal"), &[]).await.assert_redirect(&path);
    visitor.get(&path).await.assert_sees_not("Bản sửa chờ duyệt");
    assert_eq!(name(&app, &honey).await, "Mật ong bạc hà Mèo Vạc");
    visitor.post(&format!("{path}/withdrawal"), &[]).await.assert_not_found();
}

#[tokio::test]
async fn a_product_is_paused_and_offered_again() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let path = format!("/seller/{}/products/{}", my.code, honey.code);
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&path).await.assert_ok();
    visitor.post(&format!("{path}/rest"), &[]).await.assert_redirect(&path);
    assert_eq!(status(&app, &honey).await, product::Status::Paused);
    visitor.submit(&format!("{path}/rest"), &[]).await.assert_ok().assert_sees("không bán nên không tạm nghỉ được");
    visitor.post(&format!("{path}/rest/end"), &[]).await.assert_redirect(&path);
    assert_eq!(status(&app, &honey).await, product::Status::Live);
    visitor.submit(&format!("{path}/rest/end"), &[]).await.assert_ok().assert_sees("không tạm nghỉ");
}

#[tokio::test]
async fn a_stale_token_pauses_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let path = format!("/seller/{}/products/{}", my.code, honey.code);
    let mut visitor = app.visitor_as(my.account).await;
    for deed in ["rest", "rest/end", "withdrawal", "variants/withdrawal"] {
        visitor.post(&format!("{path}/{deed}"), &[("csrf", "old")]).await.assert_redirect(&path);
    }
    assert_eq!(status(&app, &honey).await, product::Status::Live);
}
