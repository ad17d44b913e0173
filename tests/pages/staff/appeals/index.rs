//! Twin of `pages/staff/appeals/index.rs`.

use chophien::market::accounts::Role;
use time::Duration;

use super::made;
use crate::kit::{TestApp, world::HOANG_SU_PHI};

#[tokio::test]
async fn what_waits_is_listed_within_reach_with_its_promise() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let moderator = app.hanh().await;
    let mut hanh = app.visitor_as(moderator).await;
    hanh.get("/staff/appeals").await.assert_ok().assert_sees("Không còn khiếu nại nào");
    let path = made(&app, &my, moderator).await;
    let page = hanh.get("/staff/appeals").await;
    page.assert_ok().assert_sees("Mật ong Mỷ").assert_sees("hẹn trả lời đến hết");
    assert!(page.attributes("ol.queue a", "href").contains(&path));
    page.assert_has_not(".queue .tag.stop");
    hanh.get("/staff").await.assert_sees("1 khiếu nại đang chờ");
    let far = app.account("Lò Văn Xa", "0900000061").await;
    app.grant(far, Role::Moderator, Some(HOANG_SU_PHI)).await;
    app.visitor_as(far).await.get("/staff/appeals").await.assert_ok().assert_sees("Không còn khiếu nại nào");
    app.later(Duration::days(8));
    let mut hanh = app.visitor_as(moderator).await;
    hanh.get("/staff/appeals").await.assert_ok().assert_has(".queue .tag.stop");
}
