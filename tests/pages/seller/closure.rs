//! Twin of `pages/seller/closure.rs`.

use chophien::entities::shop::{self, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::kit::TestApp;

#[tokio::test]
async fn it_says_what_it_means_before_it_is_done() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.placed(&honey, None).await;
    let mut visitor = app.visitor_as(my.account).await;
    let path = format!("/seller/{}/closure", my.code);
    let page = visitor.get(&path).await;
    page.assert_ok().assert_sees("Còn 1 đơn chưa xong").assert_sees("mở lại được");
    visitor.submit(&path, &[]).await.assert_ok().assert_sees("Đã đóng gian hàng");
    visitor.submit(&path, &[]).await.assert_ok().assert_sees("vừa có thay đổi");
    let orders = visitor.get(&format!("/seller/{}", my.code)).await;
    orders.assert_ok().assert_sees("đã đóng gian hàng");
}

#[tokio::test]
async fn a_shop_that_is_shut_is_offered_neither_rest_nor_closure() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    for status in [Status::Suspended, Status::Left, Status::Closed, Status::Pending] {
        let row = shop::ActiveModel { id: Set(my.shop), status: Set(status), ..Default::default() };
        row.update(&app.db.write).await.expect("where it stands");
        for page in ["rest", "closure"] {
            let page = visitor.get(&format!("/seller/{}/{page}", my.code)).await;
            page.assert_ok().assert_has_not("main form").assert_sees("Chỉ gian hàng đang mở");
        }
    }
}
