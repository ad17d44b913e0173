//! Twin of `pages/staff/registry/entries/entry.rs`.

use crate::kit::{TestApp, goods::details};

#[tokio::test]
async fn it_says_everything_and_only_administrators_may_change_it() {
    let app = TestApp::new().await;
    app.ocop(&app.honey(&app.my().await).await, 4).await;
    let path = format!("/staff/registry/entries/{}", app.entry(&details()).await.0);
    let mut hanh = app.visitor_as(app.hanh().await).await;
    let page = hanh.get(&path).await;
    page.assert_ok().assert_sees("Hộ Vàng Thị Mỷ").assert_sees("01/03/2028").assert_sees("Xã Mèo Vạc");
    page.assert_sees("đang bán").assert_sees("còn hiệu lực").assert_has_not("main form");
    let mut tam = app.visitor_as(app.tam().await).await;
    tam.get(&path).await.assert_has("form[action$=\"/withdrawal\"]").assert_has("a[href$=\"/amendment\"]");
    for nowhere in ["99", "x", "-1"] {
        tam.get(&format!("/staff/registry/entries/{nowhere}")).await.assert_not_found();
    }
}
