//! Twin of `pages/staff/orders/order.rs`.

use chophien::{kernel::phone::Phone, market::accounts::Role};

use crate::{
    kit::{TestApp, world::HOANG_SU_PHI},
    market::reports::{brought, complained},
};

#[tokio::test]
async fn an_order_is_found_by_its_code_its_purchase_or_its_number_and_tells_nothing_of_its_buyer() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = brought(&app, &my).await;
    let code = complained(&app, &sale, "AB2345CD").await;
    let path = format!("/staff/orders/{}", sale.code);
    let mut hanh = app.visitor_as(app.hanh().await).await;
    for typed in [sale.code.to_lowercase(), sale.purchase_code.clone(), sale.phone.clone()] {
        let page = hanh.get(&format!("/staff/search?q={typed}")).await;
        page.assert_ok()
            .assert_has(&format!("a[href='{path}']"))
            .assert_has(&format!("a[href='/staff/reports/{code}']"));
    }
    hanh.get(&format!("/staff/search?q={code}")).await.assert_has(&format!("a[href='/staff/reports/{code}']"));
    let page = hanh.get(&path).await;
    let number = Phone::parse(&sale.phone).expect("a number");
    page.assert_ok().assert_sees("Mật ong bạc hà").assert_sees(&number.masked()).assert_sees("Đã giao");
    page.assert_sees_not(&number.spaced()).assert_sees_not("Nguyễn Thị Lan").assert_sees_not("ngõ 62");
    page.assert_has(&format!("a[href='/staff/reports/{code}']"));
    hanh.get(&format!("/staff/reports/{code}")).await.assert_has(&format!("a[href='{path}']"));
    let far = app.account("Lò Văn Xa", "0900000061").await;
    app.grant(far, Role::Moderator, Some(HOANG_SU_PHI)).await;
    let mut far = app.visitor_as(far).await;
    far.get(&path).await.assert_not_found();
    far.get(&format!("/staff/search?q={}", sale.code)).await.assert_has_not(&format!("a[href='{path}']"));
    hanh.get("/staff/orders/ZZZZ2222").await.assert_not_found();
    app.work_off().await;
}
