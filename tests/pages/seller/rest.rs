//! Twin of `pages/seller/rest.rs`.

use chophien::kernel::calendar;
use time::Duration;

use crate::kit::TestApp;

#[tokio::test]
async fn a_day_is_asked_and_a_wrong_one_is_told_at_its_field() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    let path = format!("/seller/{}/rest", my.code);
    visitor.get(&path).await.assert_ok().assert_sees("Đơn đã nhận bà con vẫn giao");
    for wrong in ["", "hôm nào đó", "2020-01-01", "2100-01-01"] {
        visitor.post(&path, &[("until", wrong)]).await.assert_refused().assert_field_error("until");
    }
    let day = app.now().day() + Duration::days(20);
    let page = visitor.submit(&path, &[("until", &day.to_string())]).await;
    page.assert_ok().assert_sees(&format!("Nghỉ bán đến hết ngày {}", calendar::day(day)));
    visitor.get(&path).await.assert_sees("Đang hẹn nghỉ");
    let other = day + Duration::days(3);
    let page = visitor.submit(&path, &[("until", &calendar::day(other))]).await;
    page.assert_ok().assert_sees(&format!("Nghỉ bán đến hết ngày {}", calendar::day(other)));
    let lan = app.lan().await;
    app.invite_in(&my, lan, "0900000001").await;
    let mut member = app.visitor_as(lan).await;
    member.get(&format!("/seller/{}/shop", my.code)).await.assert_ok().assert_sees_not("Bán lại ngay");
    member.get(&path).await.assert_ok();
    member.post(&path, &[("until", &day.to_string())]).await.assert_refused().assert_sees("chỉ chủ gian hàng");
}
