//! Twin of `pages/staff/reports/buttons.rs`.

use chophien::{entities::event, kernel::actor::Actor};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::far;
use crate::{
    kit::TestApp,
    market::reports::{brought, complained, of, rows, violated},
};

#[tokio::test]
async fn staff_note_for_themselves_and_ask_the_shop() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let code = violated(&app, &my, Actor::Guest, "AB2345CD").await;
    let path = format!("/staff/reports/{code}");
    let mut hanh = app.visitor_as(app.hanh().await).await;
    hanh.get(&path).await.assert_ok();
    let words = format!("{path}/words");
    hanh.submit(&words, &[("words", "Đã gọi, chưa bắt máy."), ("to", "")]).await.assert_sees("Đã lưu ghi chú");
    hanh.submit(&words, &[("words", "Xin cho xem nhãn."), ("to", "shop")]).await.assert_sees("Đã hỏi gian hàng");
    hanh.post(&words, &[("words", ""), ("to", "shop")]).await.assert_refused().assert_field_error("words");
    let guest = app.visitor().get(&format!("/reports/{code}")).await;
    guest.assert_sees("Xin cho xem nhãn.").assert_sees_not("chưa bắt máy").assert_sees_not("Lý Thị Hạnh");
    let mut seller = app.visitor_as(my.account).await;
    seller
        .get(&format!("/seller/{}/reports/{}", my.code, of(&app, &code).await.id.0))
        .await
        .assert_sees("Xin cho xem nhãn.")
        .assert_sees_not("chưa bắt máy");
    let mut far = far(&app).await;
    far.get("/staff/reports").await;
    for button in ["words", "contact", "file"] {
        far.post(&format!("{path}/{button}"), &[("words", "Nữa.")]).await.assert_not_found();
    }
    assert_eq!(rows(&app).await, (1, 3));
    app.work_off().await;
}

#[tokio::test]
async fn whose_an_order_is_is_shown_to_whoever_asks_and_that_is_written_down() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = brought(&app, &my).await;
    let code = complained(&app, &sale, "AB2345CD").await;
    let path = format!("/staff/reports/{code}");
    let mut hanh = app.visitor_as(app.hanh().await).await;
    let number = chophien::kernel::phone::Phone::parse(&sale.phone).expect("a number").spaced();
    hanh.get(&path).await.assert_ok().assert_sees_not(&number);
    let page = hanh.post(&format!("{path}/contact"), &[]).await;
    page.assert_ok().assert_sees(&number).assert_sees("đã được ghi lại");
    hanh.get(&path).await.assert_sees_not(&number).assert_sees("Đã xem số điện thoại của người mua");
    let looks = event::Entity::find().filter(event::Column::Name.eq("report.contact_seen"));
    assert_eq!(looks.count(&app.db.read).await.expect("events"), 1);
    app.work_off().await;
}
