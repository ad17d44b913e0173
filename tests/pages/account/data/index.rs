//! Twin of `pages/account/data/index.rs`.

use chophien::market::orders::Status;

use crate::{
    kit::TestApp,
    market::privacy::{MAIL, NAME, PHONE, STREET, bought, xuyen},
};

#[tokio::test]
async fn she_reads_what_is_kept_of_her_and_who_looked() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let her = xuyen(&app).await;
    bought(&app, &my, Some(her), Status::Completed).await;
    let mut browser = app.visitor_as(her).await;
    let page = browser.get("/account/data").await;
    for word in [NAME, PHONE, MAIL, STREET, "Chưa có nhân viên nào xem."] {
        page.assert_sees(word);
    }
    let tam = app.tam().await;
    let mut admin = app.visitor_as(tam).await;
    admin.get(&format!("/staff/accounts/{}", her.0)).await.assert_ok().assert_sees(NAME);
    browser.get("/account/data").await.assert_sees("Hoàng Minh Tâm xem tài khoản");
    let others = app.visitor_as(my.account).await.get("/account/data").await;
    others.assert_ok().assert_sees_not(NAME).assert_sees_not(STREET).assert_sees("Vàng Thị Mỷ");
}
