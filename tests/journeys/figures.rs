//! Sellers answer and hand over; the department sees the two sales and takes them home as a spreadsheet.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use chophien::infra::clock::Clock;

use super::browser::{Browser, PHONE};
use crate::kit::{PASSWORD, TestApp, server::Server};

/// One tap a step, on the seller's phone.
async fn sells(phone: &Browser, number: &str) {
    phone.sign_in(number, PASSWORD).await;
    for path in ["confirmation", "packing", "handover", "delivery"] {
        phone.go("/seller").await;
        phone.press_css(&format!("main form[action$=\"/{path}\"] button")).await;
        phone.sees("Đơn").await;
    }
    phone.look_over().await;
    phone.forget().await;
}

fn numbers(bytes: Vec<u8>) -> Vec<i64> {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, range)| range.rows().flatten());
    cells.filter_map(|cell| if let Data::Float(number) = cell { Some(*number as i64) } else { None }).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sales_are_seen_and_downloaded_by_the_department() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let (honey, tea) = (app.honey(&my).await, app.tea(&may).await);
    // As of now on the server's clock: an order of last year would be cancelled unanswered.
    app.clock.set(Clock::machine().now());
    app.placed(&honey, None).await;
    app.placed(&tea, None).await;
    let _dung = app.dung().await;
    let server = Server::over(&app, &[]);
    let phone = Browser::at(&server.url(), PHONE).await;
    sells(&phone, &my.phone).await;
    sells(&phone, &may.phone).await;

    phone.sign_in("0900000004", PASSWORD).await;
    phone.go("/department").await;
    // 2 × 350.000 ₫ of honey and 2 × 180.000 ₫ of tea; freight does not count.
    phone.sees("1.060.000").await;
    assert!(!phone.says().await.contains("Nguyễn Thị Lan"), "no buyer is named");
    let path = phone.attribute("a[href^=\"/department/report.xlsx\"]", "href").await;
    let workbook = phone.download(&path).await;
    assert!(numbers(workbook.body).contains(&1_060_000), "screen and file agree");
    let path = phone.attribute("a[href^=\"/department/report.csv\"]", "href").await;
    let csv = phone.download(&path).await.text();
    assert!(csv.starts_with('\u{feff}') && csv.contains("1060000"), "{csv}");
    for query in ["", "?period=2026", "?by=district"] {
        phone.go_quietly(&format!("/department{query}")).await;
        let sheets = phone.printed_pages().await;
        assert!(sheets <= 4, "{query}: {sheets} sheets for a meeting");
    }
    phone.close().await;
}
