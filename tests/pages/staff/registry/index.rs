//! Twin of `pages/staff/registry/index.rs`.

use chophien::{entities::product::Status, market::accounts::Role};

use crate::kit::{
    TestApp,
    goods::{Listing, details, numbered},
    world::{HOANG_SU_PHI, MEO_VAC},
};

#[tokio::test]
async fn what_waits_is_shown_to_whoever_decides_about_it_alone() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let paused = app.product(&my, Listing { status: Status::Paused, ..Listing::default() }).await;
    app.ocop(&paused, 4).await;
    app.entry(&details()).await;
    let far = app.account("Lò Văn Xa", "0900000061").await;
    app.grant(far, Role::Moderator, Some(HOANG_SU_PHI)).await;
    let near = app.account("Lò Thị Gần", "0900000062").await;
    app.grant(near, Role::Moderator, Some(MEO_VAC)).await;
    for (who, sees) in [(far, false), (near, true), (app.tam().await, true)] {
        let page = app.visitor_as(who).await.get("/staff/registry").await;
        assert_eq!(page.assert_ok().text().contains("Mật ong Mỷ"), sees);
        assert_eq!(page.text().contains("href=\"/staff/papers/"), who == near);
    }
}

#[tokio::test]
async fn what_is_missing_is_counted_and_one_press_away() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut hanh = app.visitor_as(app.hanh().await).await;
    hanh.get("/staff/registry").await.assert_ok().assert_sees("Chợ chưa có danh sách giấy chứng nhận của tỉnh");
    let paper = app.ocop(&honey, 4).await;
    app.entry(&details()).await;
    app.entry(&numbered("7/GCN")).await;
    let page = hanh.get("/staff/registry").await;
    page.assert_sees("1 trong 2 giấy OCOP còn hiệu lực đã có hàng bán").assert_sees("Xem 1 giấy chưa có");
    assert!(page.attributes("main a", "href").contains(&format!("/staff/papers/{}", paper.0)));
    page.assert_has_not("a[href=\"/staff/registry/imports\"]");
    let missing = hanh.get("/staff/registry?shown=missing").await;
    missing.assert_sees("7/GCN").assert_sees("Chưa ai khai").assert_sees_not("OCOP-08-2025-001");
    let none = hanh.get("/staff/registry?shown=all&q=%22%3E%26nh%C3%A3n").await;
    none.assert_ok().assert_sees("Không có giấy nào").assert_sees("“\">&nhãn”");
    let links = none.attributes("nav.chips a", "href");
    assert!(links.iter().all(|link| link.ends_with("&q=%22%3E%26nh%C3%A3n")), "{links:?}");
    let mut tam = app.visitor_as(app.tam().await).await;
    tam.get("/staff/registry?shown=nothing").await.assert_ok().assert_has("a[href=\"/staff/registry/imports\"]");
}
