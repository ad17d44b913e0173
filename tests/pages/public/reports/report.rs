//! Twin of `pages/public/reports/report.rs`.

use chophien::{
    kernel::actor::Actor,
    market::reports::{
        ReportVerdict,
        decide::{Decision, decide},
    },
};

use super::sent;
use crate::{
    kit::{TestApp, parts::Upload, pictures},
    market::reports::{brought, complained},
};

#[tokio::test]
async fn whoever_has_the_code_reads_what_became_of_it_and_says_more_while_it_waits() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let path = sent(&app, &mut app.visitor(), &my.slug).await;
    let mut guest = app.visitor();
    guest
        .get(&path)
        .await
        .assert_ok()
        .assert_sees("Đang xem xét")
        .assert_sees("Chợ hẹn trả lời đến hết ngày 25/11/2026");
    guest.post(&path, &[("words", "")]).await.assert_refused().assert_field_error("words");
    let photo = pictures::jpeg(300, 200);
    let files = [Upload { field: "photos", name: "a.jpg", bytes: &photo }];
    let more = guest.post_multipart(&path, &[("words", "Trên nhãn cũng ghi thế.")], &files).await;
    more.assert_redirect(&path);
    guest.get(&path).await.assert_sees("Trên nhãn cũng ghi thế.").assert_has(".review-photos img");
    let code = path.rsplit('/').next().expect("a code");
    let work = app.begin(Actor::Account(app.hanh().await)).await;
    let decision =
        Decision {
            verdict: ReportVerdict::Upheld, said: "Đã nhắc gian hàng sửa.".into(), stops: false, like: None
        };
    decide(&work, code, decision).await.expect("decided");
    work.commit().await.expect("a commit");
    let page = guest.get(&path).await;
    page.assert_ok().assert_sees("Đúng là có vi phạm").assert_sees("Đã nhắc gian hàng sửa.");
    page.assert_sees_not("Lý Thị Hạnh").assert_has_not("main form");
    guest.post(&path, &[("words", "Nữa.")]).await.assert_refused().assert_sees("vừa kết thúc");
    guest.get("/reports/ZZZZ2222").await.assert_not_found();
}

#[tokio::test]
async fn a_complaint_is_open_to_whoever_may_see_what_was_bought_alone() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = brought(&app, &my).await;
    let path = format!("/reports/{}", complained(&app, &sale, "AB2345CD").await);
    for mut stranger in [app.visitor(), app.visitor_as(my.account).await] {
        let asked = stranger.get(&path).await;
        asked.assert_sees("Để giữ kín thông tin người mua").assert_sees_not("Vỡ hai lọ.");
        stranger.post(&path, &[("words", "Nữa.")]).await.assert_sees_not("Vỡ hai lọ.");
        stranger.post(&format!("{path}/withdrawal"), &[]).await.assert_sees_not("Vỡ hai lọ.");
    }
    app.work_off().await;
    assert_eq!(crate::market::reports::rows(&app).await, (1, 1));
}
