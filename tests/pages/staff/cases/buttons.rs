//! Twin of `pages/staff/cases/buttons.rs`.

use chophien::entities::decision;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{super::waiting_product, case::carried_out};
use crate::kit::TestApp;

#[tokio::test]
async fn within_her_minute_she_takes_it_back_and_nothing_has_happened() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let path = format!("/staff/cases/product/{}", waiting_product(&app, &my, "Sáp ong").await);
    let mut hanh = app.visitor_as(app.hanh().await).await;
    hanh.submit(&path, &[("verdict", "approve")]).await.assert_ok();
    let queue = hanh.get("/staff/queue").await;
    queue.assert_sees("Duyệt: Sáp ong").assert_has(&format!("form[action=\"{path}/withdrawal\"]"));
    queue.assert_has_not(&format!("a[href=\"{path}\"]"));
    hanh.post(&format!("{path}/withdrawal"), &[]).await.assert_redirect(&path);
    hanh.get(&path).await.assert_sees("Đã hoàn tác").assert_has("button[name=verdict]");
    carried_out(&app).await;
    assert_eq!(decision::Entity::find().count(&app.db.read).await.expect("decisions"), 0);
    assert!(app.texts().is_empty(), "nobody was told");
    // Given again it has a minute of its own.
    hanh.submit(&path, &[("verdict", "approve")]).await.assert_ok();
    carried_out(&app).await;
    assert_eq!(decision::Entity::find().count(&app.db.read).await.expect("decisions"), 1);
    hanh.post(&format!("{path}/withdrawal"), &[]).await.assert_redirect(&path);
    hanh.get(&path).await.assert_sees("Đã quá một phút");
}

#[tokio::test]
async fn anothers_verdict_stays() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let path = format!("/staff/cases/product/{}", waiting_product(&app, &my, "Sáp ong").await);
    let mut hanh = app.visitor_as(app.hanh().await).await;
    let other = app.account("Hà Văn Dương", "0900000071").await;
    app.grant(other, chophien::market::accounts::Role::Moderator, None).await;
    let mut other = app.visitor_as(other).await;
    hanh.submit(&path, &[("verdict", "approve")]).await.assert_ok();
    other.get("/staff/queue").await.assert_sees_not("Duyệt: Sáp ong");
    other.get(&path).await.assert_sees("Lý Thị Hạnh vừa quyết mục này");
    other.post(&format!("{path}/withdrawal"), &[]).await.assert_redirect(&path);
    carried_out(&app).await;
    assert_eq!(decision::Entity::find().count(&app.db.read).await.expect("decisions"), 1);
}
