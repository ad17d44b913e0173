//! Twin of `pages/staff/registry/entries/buttons.rs`.

use crate::kit::{TestApp, goods::details};

#[tokio::test]
async fn a_paper_leaves_with_a_reason_and_comes_back() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.ocop(&honey, 4).await;
    let path = format!("/staff/registry/entries/{}", app.entry(&details()).await.0);
    let (leave, back) = (format!("{path}/withdrawal"), format!("{path}/withdrawal/end"));
    let mut tam = app.visitor_as(app.tam().await).await;
    tam.get(&path).await.assert_ok();
    tam.post(&leave, &[("reason", ""), ("seen", "1")]).await.assert_refused().assert_field_error("reason");
    tam.post(&leave, &[("reason", "authority"), ("seen", "9")]).await.assert_refused().assert_sees("Vừa có người sửa");
    tam.post(&back, &[]).await.assert_refused().assert_sees("đang ở trong danh sách");
    let words = [("reason", "authority"), ("words", "Quyết định 47/QĐ-UBND."), ("seen", "1")];
    let page = tam.submit(&leave, &words).await;
    page.assert_ok().assert_sees("Đã đưa giấy ra khỏi danh sách").assert_sees("Quyết định 47/QĐ-UBND.");
    tam.post(&leave, &words).await.assert_refused().assert_sees("đã ra khỏi danh sách");
    let mut seller = app.visitor_as(my.account).await;
    let certificate = format!("/seller/{}/products/{}/certificate", my.code, honey.code);
    seller.get(&certificate).await.assert_sees("Quyết định 47/QĐ-UBND.");
    let mut hanh = app.visitor_as(app.hanh().await).await;
    let log = hanh.get("/staff/log").await;
    log.assert_sees("Đưa giấy ra khỏi danh sách của tỉnh");
    tam.submit(&back, &[("seen", "2")]).await.assert_ok().assert_sees("Giấy đã trở lại danh sách");
}
