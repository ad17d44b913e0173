//! Twin of `pages/department/index.rs`.

use super::{analyst, trading};
use crate::kit::TestApp;

const CLOSED: [&str; 4] =
    ["/department", "/department/communes/00769", "/department/report.xlsx", "/department/report.csv"];

#[tokio::test]
async fn an_empty_market_has_a_report_of_zeros() {
    let app = TestApp::new().await;
    let page = analyst(&app).await.get("/department").await;
    page.assert_ok().assert_sees("Tháng 11 năm 2026").assert_sees("Tỉnh Tuyên Quang (gồm Hà Giang cũ)");
    assert_eq!(page.all("[aria-labelledby=\"by-place\"] tbody tr").len(), 125);
    assert_eq!(page.all("[aria-labelledby=\"by-place\"] tfoot td.num"), ["1", "0", "0", "0", "0", "0"]);
}

#[tokio::test]
async fn the_department_is_for_analysts() {
    let app = TestApp::new().await;
    let others = [app.hanh().await, app.tam().await, app.sung().await, app.lan().await, app.my().await.account];
    for path in CLOSED {
        app.visitor().get(path).await.assert_must_sign_in();
        for account in others {
            app.visitor_as(account).await.get(path).await.assert_not_found();
        }
    }
    let mut dung = analyst(&app).await;
    for path in CLOSED {
        dung.get(path).await.assert_ok();
    }
}

#[tokio::test]
async fn it_shows_the_ladder_and_the_transactions_of_the_period() {
    let app = TestApp::new().await;
    trading(&app).await;
    let page = analyst(&app).await.get("/department?period=2026-11").await;
    assert_eq!(page.all(".ladder-name b"), ["4", "2", "2", "2"]);
    assert_eq!(page.all(".tile dd b"), ["4", "1.590.000 ₫", "1 / 1"]);
    page.assert_sees("▲ 100 % so với 01/10/2026 – 22/10/2026 (2)").assert_sees("Kỳ chưa kết thúc");
    page.assert_sees("01/11/2025 – 22/11/2025: không có giao dịch");
    assert_eq!(page.attributes(".ladder .part", "width"), ["100", "50", "50", "50"], "as long as their numbers");
    assert_eq!(
        page.all("[aria-labelledby=\"by-kind\"] td.num"),
        ["2", "1.050.000", "2", "540.000", "0", "0", "4", "1.590.000"]
    );
}

#[tokio::test]
async fn charts_have_a_name_and_a_table_with_the_same_numbers() {
    let app = TestApp::new().await;
    trading(&app).await;
    let mut analyst = analyst(&app).await;
    let page = analyst.get("/department").await;
    assert_eq!(page.attributes("svg.chart[role=\"img\"]", "aria-label").len(), 3);
    let drawn = page.all("[aria-labelledby=\"months\"] .panel:first-child .chart .value");
    let told = page.all("[aria-labelledby=\"by-month\"] tbody td.num:nth-child(2)");
    assert_eq!((drawn.len(), &drawn), (13, &told));
    assert_eq!(&told[11..], ["2", "4"]);
    page.assert_sees("Cột nét đứt").assert_sees_not("Cột đậm");
    analyst.get("/department?period=2026-10").await.assert_sees("Cột đậm");
}

#[tokio::test]
async fn places_are_put_together_by_former_district_and_ordered_by_value() {
    let app = TestApp::new().await;
    trading(&app).await;
    let mut dung = analyst(&app).await;
    let page = dung.get("/department?period=2026-11&by=district&sort=value").await;
    let names = page.all("[aria-labelledby=\"by-place\"] tbody th");
    assert_eq!(names[..2], ["Huyện Mèo Vạc", "Huyện Hoàng Su Phì"]);
    let by_name = dung.get("/department?period=2026-11").await.all("[aria-labelledby=\"by-place\"] tbody th");
    assert_eq!(by_name.last().map(String::as_str), Some("Chưa khai xã hoặc ngoài tỉnh"));
    let values = dung.get("/department?period=2026-11&sort=value").await;
    assert_eq!(values.all("[aria-labelledby=\"by-place\"] tbody td.num:nth-child(8)")[..2], ["1.050.000", "540.000"]);
    values.assert_has("th[aria-sort=\"descending\"]");
}

#[tokio::test]
async fn a_period_that_is_none_is_said_at_its_field_and_this_month_is_shown() {
    let app = TestApp::new().await;
    let mut dung = analyst(&app).await;
    for (query, field) in [
        ("period=2026-13", "period"),
        ("period=2027-01", "period"),
        ("from=2026-11-09", "to"),
        ("from=2026-11-09&to=2026-11-01", "to"),
        ("from=9/11&to=x", "from"),
        ("from=2020-01-01&to=2026-01-01", "to"),
        ("from=2026-12-01&to=2026-12-02", "from"),
    ] {
        let page = dung.get(&format!("/department?{query}")).await;
        page.assert_refused().assert_field_error(field).assert_sees("Tháng 11 năm 2026");
    }
    let typed = dung.get("/department?from=2026-11-09&to=2026-11-01").await;
    assert_eq!(typed.value("from").as_deref(), Some("2026-11-09"));
}

#[tokio::test]
async fn quarters_years_and_days_are_periods_too() {
    let app = TestApp::new().await;
    trading(&app).await;
    let mut dung = analyst(&app).await;
    for (query, heading, count) in [
        ("period=2026-10", "Tháng 10 năm 2026", "2"),
        ("period=2026-Q4", "Quý IV năm 2026", "6"),
        ("period=2026", "Năm 2026", "6"),
        ("from=2026-11-03&to=3/11/2026", "Từ 03/11/2026 đến 03/11/2026", "2"),
    ] {
        let page = dung.get(&format!("/department?{query}")).await;
        page.assert_ok();
        assert_eq!((page.first("h1").as_str(), page.all(".tile dd b")[0].as_str()), (heading, count), "{query}");
    }
}

#[tokio::test]
async fn while_reports_are_read_for_others_one_is_asked_to_come_back_and_the_market_goes_on() {
    let app = TestApp::new().await;
    let mut dung = analyst(&app).await;
    let reading = [app.db.snapshot().await.expect("a snapshot"), app.db.snapshot().await.expect("a snapshot")];
    for path in ["/department/communes/00769", "/department/report.xlsx"] {
        let (busy, front) = tokio::join!(dung.get(path), async { app.visitor().get("/").await });
        assert_eq!((busy.status.as_u16(), busy.header("retry-after")), (503, Some("5")), "{path}");
        busy.assert_sees("Máy chủ đang bận");
        front.assert_ok();
    }
    drop(reading);
    dung.get("/department").await.assert_ok();
}
