//! Twin of `pages/staff/appeals/appeal.rs`.

use chophien::market::accounts::Role;

use super::made;
use crate::kit::{TestApp, world::HOANG_SU_PHI};

#[tokio::test]
async fn another_moderator_reads_both_sides_and_answers() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let hanh = app.hanh().await;
    let path = made(&app, &my, hanh).await;
    let duong = app.account("Hà Văn Dương", "0900000071").await;
    app.grant(duong, Role::Moderator, None).await;
    let mut duong = app.visitor_as(duong).await;
    let page = duong.get(&path).await;
    page.assert_ok().assert_sees("Văn bản gửi nhầm nhà.").assert_sees("Lý Thị Hạnh").assert_sees("12/SCT-TM");
    duong.post(&path, &[("verdict", "lifted"), ("said", "")]).await.assert_refused().assert_field_error("said");
    duong.post(&path, &[("verdict", "x"), ("said", "Đã xem.")]).await.assert_refused();
    let done = duong.submit(&path, &[("verdict", "lifted"), ("said", "Đúng là gửi nhầm.")]).await;
    done.assert_ok().assert_sees("Đã trả lời khiếu nại");
    app.visitor().get(&format!("/shops/{}", my.slug)).await.assert_ok();
    duong.get(&path).await.assert_ok().assert_sees("Đúng là gửi nhầm.").assert_has_not("main form");
    let late = duong.post(&path, &[("verdict", "upheld"), ("said", "Nhầm.")]).await;
    late.assert_refused().assert_sees("đã có người trả lời");
}

#[tokio::test]
async fn whoever_imposed_it_or_has_a_hand_in_the_shop_does_not_decide() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let hanh = app.hanh().await;
    let path = made(&app, &my, hanh).await;
    let mut hanh = app.visitor_as(hanh).await;
    hanh.get(&path).await.assert_ok().assert_sees("quyết định của chính mình").assert_has_not("main form");
    let said = [("verdict", "lifted"), ("said", "Thôi.")];
    hanh.post(&path, &said).await.assert_refused().assert_sees("quyết định của chính mình");
    app.grant(my.account, Role::Moderator, None).await;
    let mut own = app.visitor_as(my.account).await;
    own.get(&path).await.assert_ok().assert_has_not("main form");
    own.post(&path, &said).await.assert_refused();
    let far = app.account("Lò Văn Xa", "0900000061").await;
    app.grant(far, Role::Moderator, Some(HOANG_SU_PHI)).await;
    let mut far = app.visitor_as(far).await;
    far.get(&path).await.assert_not_found();
    far.get("/staff/appeals").await;
    far.post(&path, &said).await.assert_not_found();
    for strange in ["/staff/appeals/999", "/staff/appeals/x"] {
        hanh.get(strange).await.assert_not_found();
    }
    app.visitor().get(&format!("/shops/{}", my.slug)).await.assert_not_found();
}
