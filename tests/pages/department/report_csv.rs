//! Twin of `pages/department/report_csv.rs`; that it has the numbers of the page and of the workbook is in `report_xlsx.rs`.

use super::analyst;
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
