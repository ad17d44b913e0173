//! Twin of `pages/seller/reports/report.rs`.

use crate::{
    kit::{TestApp, parts::Upload, pictures},
    market::reports::{brought, complained, of, violated},
};
use chophien::kernel::actor::Actor;

#[tokio::test]
async fn a_shop_answers_with_photos_and_the_buyer_reads_it() {
    let app = TestApp::new().await;
    let (my, other) = (app.my().await, app.may_trang().await);
    let sale = brought(&app, &my).await;
    let code = complained(&app, &sale, "AB2345CD").await;
    let id = of(&app, &code).await.id.0;
    let path = format!("/seller/{}/reports/{id}", my.code);
    let mut seller = app.visitor_as(my.account).await;
    let page = seller.get(&path).await;
    page.assert_ok().assert_sees("Vỡ hai lọ.").assert_sees("Xin trả lời đến hết ngày").assert_sees_not(&sale.phone);
    seller.post(&path, &[("words", " ")]).await.assert_refused().assert_field_error("words");
    let photo = pictures::jpeg(300, 200);
    let files = [Upload { field: "photos", name: "a.jpg", bytes: &photo }];
    seller.post_multipart(&path, &[("words", "Nhà gói ba lớp.")], &files).await.assert_redirect(&path);
    seller.get(&path).await.assert_sees("Nhà gói ba lớp.").assert_sees("Gian hàng đã trả lời").assert_has(".said img");
    let mut may = app.visitor_as(other.account).await;
    for strange in [format!("/seller/{}/reports/{id}", other.code), path.clone()] {
        may.get(&strange).await.assert_not_found();
        may.get("/account").await;
        may.post(&strange, &[("words", "Nữa.")]).await.assert_not_found();
    }
    let unasked = violated(&app, &my, Actor::Guest, "EF2345GH").await;
    let unasked = format!("/seller/{}/reports/{}", my.code, of(&app, &unasked).await.id.0);
    seller.get(&unasked).await.assert_not_found();
    seller.post(&unasked, &[("words", "Nữa.")]).await.assert_not_found();
    app.work_off().await;
    assert_eq!(crate::market::reports::rows(&app).await, (2, 3));
}

#[tokio::test]
async fn a_shop_that_was_asked_does_not_learn_by_what_code_it_is_taken_back() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let code = violated(&app, &my, Actor::Guest, "EF2345GH").await;
    let mut hanh = app.visitor_as(app.hanh().await).await;
    hanh.get(&format!("/staff/reports/{code}")).await.assert_ok();
    let asked = [("words", "Xin cho xem nhãn."), ("to", "shop")];
    hanh.submit(&format!("/staff/reports/{code}/words"), &asked).await.assert_ok();
    app.work_off().await;
    let mut seller = app.visitor_as(my.account).await;
    let own = format!("/seller/{}/reports/{}", my.code, of(&app, &code).await.id.0);
    for path in [own, format!("/seller/{}/reports", my.code), format!("/seller/{}", my.code), "/account/data".into()] {
        let page = seller.get(&path).await;
        page.assert_ok();
        assert!(!page.text().contains(&code), "{path}");
    }
    seller.get("/account/data/erasure").await.assert_sees("Có phản ánh về gian hàng").assert_sees_not(&code);
    assert!(!seller.get("/account/data/file").await.assert_ok().text().contains(&code));
    assert!(!app.last_text_to(&my.phone).contains(&code), "{}", app.last_text_to(&my.phone));
}
