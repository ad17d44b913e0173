//! Twin of `pages/staff/papers/buttons.rs`.

use chophien::entities::sanction;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::TestApp;

#[tokio::test]
async fn a_paper_is_withdrawn_with_a_reason_and_counts_again() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let path = format!("/staff/papers/{}", app.ocop(&honey, 4).await.0);
    let (stop, end) = (format!("{path}/stop"), format!("{path}/stop/end"));
    let mut hanh = app.visitor_as(app.hanh().await).await;
    hanh.get(&path).await.assert_ok();
    hanh.post(&stop, &[("reason", "photo"), ("words", "")]).await.assert_refused().assert_field_error("reason");
    hanh.post(&stop, &[("reason", ""), ("words", "")]).await.assert_refused().assert_field_error("reason");
    assert_eq!(sanction::Entity::find().count(&app.db.read).await.expect("sanctions"), 0);
    let page = hanh.submit(&stop, &[("reason", "authority"), ("words", "Quyết định 12/QĐ-UBND.")]).await;
    page.assert_ok().assert_sees("Đã thu hồi giấy của Mật ong bạc hà").assert_sees("Quyết định 12/QĐ-UBND.");
    hanh.post(&stop, &[("reason", "authority"), ("words", "")]).await.assert_refused().assert_sees("đã có người");
    hanh.submit(&end, &[]).await.assert_ok().assert_sees("Đã công nhận lại giấy của");
    hanh.post(&end, &[]).await.assert_refused().assert_sees("không bị thu hồi");
    assert_eq!(sanction::Entity::find().count(&app.db.read).await.expect("sanctions"), 2);
}
