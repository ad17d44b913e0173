//! Twin of `pages/staff/products/buttons.rs`.

use chophien::{
    entities::{product, sanction},
    market::catalog::{content::ProductContent, revise::revise},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::super::cases::case::carried_out;
use crate::kit::{TestApp, claims};

#[tokio::test]
async fn a_product_is_taken_off_with_a_reason_and_shown_again() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("it");
    let path = format!("/staff/products/{}", row.code);
    let (stop, end) = (format!("{path}/stop"), format!("{path}/stop/end"));
    let mut hanh = app.visitor_as(app.hanh().await).await;
    hanh.get(&path).await.assert_ok();
    hanh.post(&stop, &[("reason", ""), ("words", "Ảnh sai")]).await.assert_refused().assert_field_error("reason");
    hanh.post(&stop, &[("reason", "other"), ("words", "")]).await.assert_refused().assert_field_error("reason");
    assert_eq!(sanction::Entity::find().count(&app.db.read).await.expect("sanctions"), 0);
    let page = hanh.submit(&stop, &[("reason", "photo"), ("words", "Ảnh của hàng khác.")]).await;
    page.assert_ok().assert_sees("Đã gỡ khỏi chợ: Mật ong bạc hà Mèo Vạc").assert_sees("Ảnh của hàng khác.");
    app.visitor().get(&format!("/products/{}", honey.slug)).await.assert_not_found();
    hanh.post(&stop, &[("reason", "photo"), ("words", "")]).await.assert_refused().assert_sees("đã có người gỡ");
    hanh.submit(&end, &[]).await.assert_ok().assert_sees("Đã cho hiện lại");
    app.visitor().get(&format!("/products/{}", honey.slug)).await.assert_ok();
    hanh.post(&end, &[]).await.assert_refused().assert_sees("không bị gỡ");
    assert_eq!(sanction::Entity::find().count(&app.db.read).await.expect("sanctions"), 2);
}

#[tokio::test]
async fn the_case_of_a_stopped_product_says_so_and_its_approval_shows_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("it");
    let path = format!("/staff/products/{}", row.code);
    let mut hanh = app.visitor_as(app.hanh().await).await;
    hanh.get(&path).await;
    hanh.submit(&format!("{path}/stop"), &[("reason", "photo"), ("words", "")]).await.assert_ok();
    let work = app.begin(my.actor()).await;
    let content = ProductContent {
        name: "Mật ong bạc hà mới".into(),
        set_no: 4,
        description: "Mật mới.".into(),
        photos: vec!["ab23456789cdef".into()],
        season_months: 0,
    };
    revise(&work, claims::product(&work, honey.product).await, content).await.expect("proposed");
    work.commit().await.expect("a commit");
    let case = hanh.get("/staff/queue").await.attributes(".queue a", "href").pop().expect("a case");
    let page = hanh.get(&case).await;
    page.assert_ok().assert_sees("đang bị gỡ khỏi chợ");
    assert!(page.attributes("main a", "href").contains(&path));
    hanh.submit(&case, &[("verdict", "approve")]).await.assert_ok();
    carried_out(&app).await;
    app.visitor().get(&format!("/products/{}", honey.slug)).await.assert_not_found();
    hanh.submit(&format!("{path}/stop/end"), &[]).await.assert_ok();
    app.visitor().get(&format!("/products/{}", honey.slug)).await.assert_ok().assert_sees("Mật ong bạc hà mới");
}
