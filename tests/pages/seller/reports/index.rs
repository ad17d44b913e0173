//! Twin of `pages/seller/reports/index.rs`.

use time::Duration;

use crate::{
    kit::TestApp,
    market::reports::{brought, complained, of, violated},
};

#[tokio::test]
async fn a_shop_sees_what_it_was_told_of_and_first_what_waits_for_its_answer() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (home, list) = (format!("/seller/{}", my.code), format!("/seller/{}/reports", my.code));
    let mut seller = app.visitor_as(my.account).await;
    seller.get(&list).await.assert_ok().assert_sees("Chưa có phản ánh nào");
    seller.get(&home).await.assert_has(&format!("a[href='{list}']")).assert_sees_not("chờ gian hàng trả lời");
    let sale = brought(&app, &my).await;
    let code = complained(&app, &sale, "AB2345CD").await;
    violated(&app, &my, chophien::kernel::actor::Actor::Guest, "EF2345GH").await;
    seller.get(&home).await.assert_sees("1 phản ánh chờ gian hàng trả lời").assert_sees("Hàng hỏng, vỡ");
    let page = seller.get(&list).await;
    assert_eq!(
        page.attributes("ul.rows a", "href"),
        [format!("{list}/{}", of(&app, &code).await.id.0)],
        "not what nobody has asked it"
    );
    page.assert_sees("Trả lời đến hết ngày");
    app.later(Duration::days(4));
    let mut seller = app.visitor_as(my.account).await;
    seller.get(&list).await.assert_sees("Đã quá hẹn trả lời");
}
