//! Twin of `pages/staff/shops/buttons.rs`.

use chophien::{entities::sanction, market::accounts::Role};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::{TestApp, world::HOANG_SU_PHI};

#[tokio::test]
async fn a_shop_is_stopped_with_a_reason_and_goes_on() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let path = format!("/staff/shops/{}", my.code);
    let (stop, end) = (format!("{path}/stop"), format!("{path}/stop/end"));
    let mut hanh = app.visitor_as(app.hanh().await).await;
    hanh.get(&path).await.assert_ok();
    hanh.post(&stop, &[("reason", "other"), ("words", "")]).await.assert_refused().assert_field_error("reason");
    assert_eq!(sanction::Entity::find().count(&app.db.read).await.expect("sanctions"), 0);
    let page = hanh.submit(&stop, &[("reason", "orders"), ("words", "Mười đơn không trả lời.")]).await;
    page.assert_ok().assert_sees("Đã tạm ngừng: Mật ong Mỷ").assert_sees("Mười đơn không trả lời.");
    app.visitor().get(&format!("/shops/{}", my.slug)).await.assert_not_found();
    let found = hanh.get("/staff/search?q=mat+ong+my").await;
    assert!(found.assert_ok().attributes("main a", "href").contains(&path), "a stopped shop is found by its name");
    hanh.post(&stop, &[("reason", "orders"), ("words", "")]).await.assert_refused().assert_sees("đã có người");
    hanh.submit(&end, &[]).await.assert_ok().assert_sees("Đã cho mở lại");
    app.visitor().get(&format!("/shops/{}", my.slug)).await.assert_ok();
    hanh.post(&end, &[]).await.assert_refused().assert_sees("không bị tạm ngừng");
    assert_eq!(sanction::Entity::find().count(&app.db.read).await.expect("sanctions"), 2);
}

#[tokio::test]
async fn beyond_reach_and_in_ones_own_shop_nothing_is_done() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let path = format!("/staff/shops/{}", my.code);
    let far = app.account("Lò Văn Xa", "0900000061").await;
    app.grant(far, Role::Moderator, Some(HOANG_SU_PHI)).await;
    app.grant(my.account, Role::Moderator, None).await;
    let form = [("reason", "orders"), ("words", "")];
    let mut far = app.visitor_as(far).await;
    far.get("/staff/queue").await;
    far.post(&format!("{path}/stop"), &form).await.assert_not_found();
    let mut own = app.visitor_as(my.account).await;
    own.get(&path).await.assert_ok().assert_has_not("main form");
    own.post(&format!("{path}/stop"), &form).await.assert_refused().assert_sees("chính mình");
    assert_eq!(sanction::Entity::find().count(&app.db.read).await.expect("sanctions"), 0);
    app.visitor().get(&format!("/shops/{}", my.slug)).await.assert_ok();
}
