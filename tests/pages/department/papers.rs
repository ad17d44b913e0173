//! Twin of `pages/department/papers.rs`.

use super::analyst;
use crate::kit::{
    TestApp,
    goods::{details, numbered},
};

#[tokio::test]
async fn what_is_missing_is_told_with_what_to_do_and_by_commune() {
    let app = TestApp::new().await;
    let mut dung = analyst(&app).await;
    dung.get("/department/papers").await.assert_ok().assert_sees("Chợ chưa có danh sách");
    app.ocop(&app.honey(&app.my().await).await, 4).await;
    app.entry(&details()).await;
    dung.get("/department/papers").await.assert_sees("Giấy OCOP nào còn hiệu lực cũng đã có hàng bán");
    app.entry(&numbered("7/GCN")).await;
    let page = dung.get("/department/papers?unit=00769").await;
    page.assert_sees("1 trong 2 giấy").assert_sees("7/GCN").assert_sees("Chưa gian hàng nào khai giấy này");
    dung.get("/department/papers?unit=01021").await.assert_ok().assert_sees_not("7/GCN");
    let front = dung.get("/department").await;
    front.assert_sees("1 / 2").assert_sees("theo danh sách của tỉnh");
}
