//! Twin of `pages/staff/reports/report.rs`.

use super::{far, of_product};
use crate::{
    kit::TestApp,
    market::reports::{brought, complained, of},
};

#[tokio::test]
async fn a_product_is_off_display_with_the_decision_and_its_shop_reads_why() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for code in ["AB2345CD", "EF2345GH"] {
        of_product(&app, &honey, code).await;
    }
    let path = "/staff/reports/AB2345CD";
    far(&app).await.get(path).await.assert_not_found();
    let mut hanh = app.visitor_as(app.hanh().await).await;
    let page = hanh.get(path).await;
    page.assert_ok().assert_sees("Nói chữa bệnh.").assert_sees("Kết luận cho cả 2 phản ánh");
    let alike = page.value("alike").expect("both");
    hanh.post(path, &[("verdict", "stop"), ("said", "")]).await.assert_refused().assert_field_error("said");
    hanh.post(path, &[("verdict", "settled"), ("said", "Xong.")]).await.assert_refused();
    let form = [("verdict", "stop"), ("said", "Không được hứa chữa bệnh."), ("alike", &*alike)];
    hanh.submit(path, &form).await.assert_ok().assert_sees("Đã kết luận").assert_sees("Không còn phản ánh nào chờ");
    app.visitor().get(&format!("/products/{}", honey.slug)).await.assert_not_found();
    let mut seller = app.visitor_as(my.account).await;
    let own = seller.get(&format!("/seller/{}/products/{}", my.code, honey.code)).await;
    own.assert_ok().assert_sees("Không được hứa chữa bệnh.");
    let page = hanh.get(path).await;
    page.assert_sees("Đúng là có vi phạm").assert_has_not("button[name=verdict]");
    hanh.post(path, &form).await.assert_refused().assert_sees("vừa kết thúc");
    assert!(of(&app, "EF2345GH").await.ended.is_some());
}

#[tokio::test]
async fn whoever_has_a_hand_in_it_does_not_decide() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = brought(&app, &my).await;
    let code = complained(&app, &sale, "AB2345CD").await;
    let path = format!("/staff/reports/{code}");
    app.grant(my.account, chophien::market::accounts::Role::Moderator, None).await;
    let mut own = app.visitor_as(my.account).await;
    own.get(&path).await.assert_ok().assert_has_not("button[name=verdict]");
    own.post(&path, &[("verdict", "dismissed"), ("said", "Không.")]).await.assert_refused();
    assert_eq!(of(&app, &code).await.ended, None);
    let mut far = far(&app).await;
    far.get("/staff/reports").await;
    far.post(&path, &[("verdict", "dismissed"), ("said", "Không.")]).await.assert_not_found();
}
