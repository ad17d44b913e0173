//! Twin of `pages/seller/reports/report.rs`.

use crate::{
    kit::{TestApp, parts::Upload, pictures},
    market::reports::{brought, complained, violated},
};
use chophien::kernel::actor::Actor;

#[tokio::test]
async fn a_shop_answers_with_photos_and_the_buyer_reads_it() {
    let app = TestApp::new().await;
    let (my, other) = (app.my().await, app.may_trang().await);
    let sale = brought(&app, &my).await;
    let code = complained(&app, &sale, "AB2345CD").await;
    let path = format!("/seller/{}/reports/{code}", my.code);
    let mut seller = app.visitor_as(my.account).await;
    let page = seller.get(&path).await;
    page.assert_ok().assert_sees("Vỡ hai lọ.").assert_sees("Xin trả lời đến hết ngày").assert_sees_not(&sale.phone);
    seller.post(&path, &[("words", " ")]).await.assert_refused().assert_field_error("words");
    let photo = pictures::jpeg(300, 200);
    let files = [Upload { field: "photos", name: "a.jpg", bytes: &photo }];
    seller.post_multipart(&path, &[("words", "Nhà gói ba lớp.")], &files).await.assert_redirect(&path);
    seller.get(&path).await.assert_sees("Nhà gói ba lớp.").assert_sees("Gian hàng đã trả lời").assert_has(".said img");
    let mut may = app.visitor_as(other.account).await;
    for strange in [format!("/seller/{}/reports/{code}", other.code), path.clone()] {
        may.get(&strange).await.assert_not_found();
        may.get("/account").await;
        may.post(&strange, &[("words", "Nữa.")]).await.assert_not_found();
    }
    let unasked = violated(&app, &my, Actor::Guest, "EF2345GH").await;
    let unasked = format!("/seller/{}/reports/{unasked}", my.code);
    seller.get(&unasked).await.assert_not_found();
    seller.post(&unasked, &[("words", "Nữa.")]).await.assert_not_found();
    app.work_off().await;
    assert_eq!(crate::market::reports::rows(&app).await, (2, 3));
}
