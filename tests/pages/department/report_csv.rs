//! Twin of `pages/department/report_csv.rs`; that it has the numbers of the page and of the workbook is in `report_xlsx.rs`.

use super::{analyst, trading};
use crate::kit::TestApp;

#[tokio::test]
async fn the_csv_keeps_its_tones_in_excel() {
    let app = TestApp::new().await;
    let answer = analyst(&app).await.get("/department/report.csv?period=2026-Q4").await;
    assert!(answer.body.starts_with(b"\xef\xbb\xbf"), "the mark of UTF-8");
    let text = answer.text();
    assert!(text.lines().next().is_some_and(|line| line.contains("Địa bàn")), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(answer.header("content-type"), Some("text/csv; charset=utf-8"));
    let disposition = answer.header("content-disposition");
    assert_eq!(disposition, Some("attachment; filename=\"cho-phien-2026-q4.csv\""));
}

#[tokio::test]
async fn the_csv_opens_in_columns_with_its_codes_whole_in_a_vietnamese_excel() {
    let app = TestApp::new().await;
    let text = analyst(&app).await.get("/department/report.csv?period=2026-11").await.text();
    let heading = "Từ ngày;Đến hết ngày;Mã;Địa bàn;Huyện cũ;Tỉnh cũ;Tài khoản;";
    assert!(text.trim_start_matches('\u{feff}').starts_with(heading), "{text}");
    let my = "2026-11-01;2026-11-30;\"=\"\"00769\"\"\";Xã Mèo Vạc;Huyện Mèo Vạc;Tỉnh Hà Giang;";
    assert!(text.lines().any(|line| line.starts_with(my)), "{text}");
}

#[tokio::test]
async fn the_csv_has_the_rows_that_the_page_shows_in_their_order() {
    let app = TestApp::new().await;
    trading(&app).await;
    let mut dung = analyst(&app).await;
    for (by, column) in [("commune", 3), ("district", 2), ("province", 2)] {
        for sort in ["name", "value", "accounts"] {
            let page = dung.get(&format!("/department?period=2026-11&by={by}&sort={sort}")).await;
            let link = page.attribute("a[href^=\"/department/report.csv\"]", "href").expect("a link");
            let names = page.all("[aria-labelledby=\"by-place\"] tbody th, [aria-labelledby=\"by-place\"] tfoot th");
            let file = dung.get(&link).await.text();
            let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(file.as_bytes());
            let rows: Vec<String> =
                reader.records().map(|row| row.expect("a row").get(column).expect("a name").to_owned()).collect();
            assert_eq!(rows, names, "{by}, {sort}");
        }
    }
}
