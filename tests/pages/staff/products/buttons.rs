//! Twin of `pages/staff/products/buttons.rs`.

use chophien::entities::{product, sanction};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::TestApp;

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
