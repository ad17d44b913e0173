//! Twin of `pages/seller/sanctions/sanction.rs`.

use chophien::entities::sanction;
use sea_orm::EntityTrait;
use time::Duration;

use crate::kit::TestApp;

#[tokio::test]
async fn a_shop_reads_why_and_until_when_and_says_something_against_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let mut hanh = app.visitor_as(app.hanh().await).await;
    let staff = format!("/staff/shops/{}", my.code);
    hanh.get(&staff).await.assert_ok();
    let last = (app.now().day() + Duration::days(20)).to_string();
    let form = [("reason", "orders"), ("words", "Mười đơn không trả lời."), ("until", last.as_str())];
    hanh.submit(&format!("{staff}/stop"), &form).await.assert_ok().assert_sees("sẽ bị tạm ngừng từ ngày");
    let mut seller = app.visitor_as(my.account).await;
    let page = seller.get(&format!("/seller/{}/shop", my.code)).await;
    page.assert_ok().assert_sees("sắp bị tạm ngừng").assert_sees("Mười đơn không trả lời.");
    let id = sanction::Entity::find().one(&app.db.read).await.expect("sanctions").expect("one").id;
    let path = format!("/seller/{}/sanctions/{id}", my.code);
    assert!(page.attributes("main a", "href").contains(&path));
    let page = seller.get(&path).await;
    page.assert_ok().assert_sees("Từ ngày").assert_sees("Đến hết ngày").assert_sees("khiếu nại được một lần");
    seller.post(&path, &[("words", " ")]).await.assert_refused().assert_field_error("words");
    let page = seller.submit(&path, &[("words", "Nhà mất sóng một tuần.")]).await;
    page.assert_ok().assert_sees("Đã gửi khiếu nại").assert_sees("Nhà mất sóng một tuần.").assert_has_not("main form");
    let again = seller.post(&path, &[("words", "Thêm một câu.")]).await;
    again.assert_refused().assert_sees("đã gửi khiếu nại rồi");
    let other = app.may_trang().await;
    let mut other_seller = app.visitor_as(other.account).await;
    for strange in [format!("/seller/{}/sanctions/{id}", other.code), format!("/seller/{}/sanctions/x", other.code)] {
        other_seller.get(&strange).await.assert_not_found();
    }
    other_seller.get(&format!("/seller/{}/shop", other.code)).await;
    let theirs = format!("/seller/{}/sanctions/{id}", other.code);
    other_seller.post(&theirs, &[("words", "Của người khác.")]).await.assert_not_found();
}
