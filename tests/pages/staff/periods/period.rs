//! Twin of `pages/staff/periods/period.rs`.

use time::Duration;

use crate::kit::TestApp;

#[tokio::test]
async fn another_number_holds_from_a_day_and_nobody_overwrites_unseen() {
    let app = TestApp::new().await;
    let mut tam = app.visitor_as(app.tam().await).await;
    let path = "/staff/periods/notice";
    let page = tam.get(path).await;
    page.assert_ok().assert_sees("Mức ban đầu của chợ").assert_sees("đang có hiệu lực");
    let seen = page.value("seen").expect("what was seen");
    let day = (app.now().day() + Duration::days(3)).to_string();
    for (days, holds_from, source, field) in [
        ("0", day.as_str(), "Quyết định 12", "days"),
        ("x", &day, "Quyết định 12", "days"),
        ("7", "2020-01-01", "Quyết định 12", "holds_from"),
        ("7", &day, "", "source"),
    ] {
        let form = [("days", days), ("holds_from", holds_from), ("source", source), ("seen", seen.as_str())];
        tam.post(path, &form).await.assert_refused().assert_field_error(field);
    }
    let form = [("days", "7"), ("holds_from", day.as_str()), ("source", "Quyết định 12"), ("seen", seen.as_str())];
    let page = tam.submit(path, &form).await;
    page.assert_ok().assert_sees("Đã đặt mức mới").assert_sees("sắp có hiệu lực").assert_sees("Quyết định 12");
    tam.get("/staff/periods").await.assert_sees("5 ngày");
    tam.post(path, &form).await.assert_refused().assert_sees("vừa đặt một mức mới");
    tam.get("/staff/periods/khongco").await.assert_not_found();
}
