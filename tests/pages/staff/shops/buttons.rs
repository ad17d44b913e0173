//! Twin of `pages/staff/shops/buttons.rs`.

use chophien::{entities::sanction, market::accounts::Role};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::{TestApp, world::HOANG_SU_PHI};

#[tokio::test]
async fn a_shop_is_told_before_it_is_suspended_and_what_comes_is_called_off() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let path = format!("/staff/shops/{}", my.code);
    let (stop, end) = (format!("{path}/stop"), format!("{path}/stop/end"));
    let mut hanh = app.visitor_as(app.hanh().await).await;
    hanh.get(&path).await.assert_ok().assert_sees("báo trước 5 ngày trọn");
    hanh.post(&stop, &[("reason", "other"), ("words", "")]).await.assert_refused().assert_field_error("reason");
    let bare = [("reason", "authority"), ("words", ""), ("order_no", "")];
    hanh.post(&stop, &bare).await.assert_refused().assert_field_error("order_no");
    let soon = [("reason", "orders"), ("words", ""), ("until", "2020-01-01")];
    hanh.post(&stop, &soon).await.assert_refused().assert_field_error("until");
    assert_eq!(sanction::Entity::find().count(&app.db.read).await.expect("sanctions"), 0);
    let page = hanh.submit(&stop, &[("reason", "orders"), ("words", "Mười đơn không trả lời.")]).await;
    page.assert_ok().assert_sees("sẽ bị tạm ngừng từ ngày").assert_sees("Mười đơn không trả lời.");
    app.visitor().get(&format!("/shops/{}", my.slug)).await.assert_ok();
    hanh.post(&stop, &[("reason", "orders"), ("words", "")]).await.assert_refused().assert_sees("đã có người");
    hanh.submit(&end, &[]).await.assert_ok().assert_sees("không còn bị ngừng");
    hanh.post(&end, &[]).await.assert_refused().assert_sees("đã có người làm trước");
    assert_eq!(sanction::Entity::find().count(&app.db.read).await.expect("sanctions"), 2);
}

#[tokio::test]
async fn an_authoritys_order_holds_at_once_and_a_suspended_shop_is_closed_after_a_notice() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let path = format!("/staff/shops/{}", my.code);
    let mut hanh = app.visitor_as(app.hanh().await).await;
    hanh.get(&path).await.assert_ok();
    let order = [("reason", "authority"), ("words", ""), ("order_no", "12/SCT-TM")];
    let page = hanh.submit(&format!("{path}/stop"), &order).await;
    page.assert_ok().assert_sees("Theo văn bản 12/SCT-TM").assert_sees("Cho gian hàng mở lại");
    app.visitor().get(&format!("/shops/{}", my.slug)).await.assert_not_found();
    let found = hanh.get("/staff/search?q=mat+ong+my").await;
    assert!(found.assert_ok().attributes("main a", "href").contains(&path), "a suspended shop is found by its name");
    let closure = format!("{path}/closure");
    hanh.post(&closure, &[("reason", ""), ("words", "")]).await.assert_refused().assert_field_error("reason");
    let page = hanh.submit(&closure, &[("reason", "orders"), ("words", "Vẫn không giao.")]).await;
    page.assert_ok().assert_sees("sẽ bị đóng từ ngày").assert_sees("Vẫn không giao.");
    hanh.post(&closure, &[("reason", "orders"), ("words", "")]).await.assert_refused();
    hanh.submit(&format!("{closure}/end"), &[]).await.assert_ok().assert_sees("Đã huỷ việc đóng");
    hanh.post(&format!("{closure}/end"), &[]).await.assert_refused();
    hanh.submit(&closure, &order).await.assert_ok().assert_sees("Bị đóng");
    hanh.submit(&format!("{path}/stop/end"), &[]).await.assert_ok();
    app.visitor().get(&format!("/shops/{}", my.slug)).await.assert_ok();
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
