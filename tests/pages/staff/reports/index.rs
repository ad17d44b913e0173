//! Twin of `pages/staff/reports/index.rs`.

use chophien::kernel::actor::Actor;
use time::Duration;

use super::{far, of_product};
use crate::{
    kit::TestApp,
    market::reports::{brought, complained, violated},
};

#[tokio::test]
async fn what_waits_is_listed_within_reach_by_what_is_due_first_and_can_be_told_apart() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let moderator = app.hanh().await;
    let mut hanh = app.visitor_as(moderator).await;
    hanh.get("/staff/reports").await.assert_ok().assert_sees("Không còn phản ánh nào chờ");
    let sale = brought(&app, &my).await;
    let complaint = complained(&app, &sale, "AB2345CD").await;
    for code in ["EF2345GH", "JK2345MN"] {
        of_product(&app, &honey, code).await;
    }
    let page = hanh.get("/staff/reports").await;
    let expected = ["EF2345GH", "JK2345MN", &complaint].map(|code| format!("/staff/reports/{code}"));
    assert_eq!(page.attributes("ol.queue a", "href"), expected);
    page.assert_sees("2 người báo").assert_sees("gian hàng chưa trả lời").assert_has_not(".queue .tag.stop");
    let page = hanh.get("/staff/reports?kind=complaint").await;
    assert_eq!(page.attributes("ol.queue a", "href"), [format!("/staff/reports/{complaint}")]);
    hanh.get("/staff").await.assert_sees("3 phản ánh đang chờ");
    far(&app).await.get("/staff/reports").await.assert_sees("Không còn phản ánh nào chờ");
    app.later(Duration::days(5));
    let mut hanh = app.visitor_as(moderator).await;
    let page = hanh.get("/staff/reports").await;
    assert_eq!(page.all(".queue .tag.stop").len(), 2, "their days are over");
}

#[tokio::test]
async fn there_is_a_second_page_and_what_has_ended_is_found_again() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for at in 0..21 {
        violated(&app, &my, Actor::Guest, &format!("AB2345{at:02}")).await;
    }
    let mut hanh = app.visitor_as(app.hanh().await).await;
    let first = hanh.get("/staff/reports?kind=violation").await;
    assert_eq!(first.all("ol.queue > li").len(), 20);
    let next = first.attribute("a[rel=next]", "href").expect("a second page");
    assert_eq!(hanh.get(&next).await.all("ol.queue > li").len(), 1);
    let path = "/staff/reports/AB234500";
    hanh.get(path).await.assert_ok();
    hanh.submit(path, &[("verdict", "dismissed"), ("said", "Không thấy.")]).await.assert_ok();
    let ended = hanh.get("/staff/reports?ended=1").await;
    assert_eq!(ended.attributes("ol.queue a", "href"), [path]);
    ended.assert_sees("Không thấy vi phạm").assert_sees("1 trong 1 phản ánh kết luận đúng hẹn");
}
