//! Twin of `pages/department/report_xlsx.rs`, with `/department/report.csv`: the same numbers as the page, to the đồng, and nobody's name.

use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};

use super::{analyst, trading};
use crate::kit::{Answer, TestApp, Visitor};

type Book = Xlsx<Cursor<Vec<u8>>>;

async fn book(dung: &mut Visitor, query: &str) -> Book {
    let answer = dung.get(&format!("/department/report.xlsx?{query}")).await;
    answer.assert_ok();
    Xlsx::new(Cursor::new(answer.body)).expect("a workbook")
}

fn sheet(book: &mut Book, name: &str) -> Range<Data> {
    book.worksheet_range(name).expect("the sheet")
}

/// Name and numbers of every row of the screen's table of places, the sum last.
fn on_screen(page: &Answer) -> Vec<(String, Vec<i64>)> {
    let names = page.all("[aria-labelledby=\"by-place\"] tbody th, [aria-labelledby=\"by-place\"] tfoot th");
    let cells = page.all("[aria-labelledby=\"by-place\"] tbody td.num, [aria-labelledby=\"by-place\"] tfoot td.num");
    let numbers: Vec<i64> = cells.iter().map(|cell| cell.replace('.', "").parse().expect("a number")).collect();
    names.into_iter().zip(numbers.chunks(6).map(<[i64]>::to_vec)).collect()
}

/// The same of the workbook: accounts, shops, live, active, count, value.
fn in_book(range: &Range<Data>) -> Vec<(String, Vec<i64>)> {
    let whole = |cell: &Data| match cell {
        Data::Float(number) => *number as i64,
        other => panic!("{other:?} is no number"),
    };
    let row = |row: &[Data]| (row[1].to_string(), [4, 5, 6, 7, 9, 10].map(|i| whole(&row[i])).to_vec());
    range.rows().skip(1).map(row).collect()
}

/// The same of the CSV.
fn in_csv(text: &str) -> Vec<(String, Vec<i64>)> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row"));
    let number = |cell: &str| cell.parse().expect("a number");
    rows.map(|row| (row[3].to_owned(), [6, 7, 8, 9, 11, 12].map(|i| number(&row[i])).to_vec())).collect()
}

#[tokio::test]
async fn screen_workbook_and_csv_agree_to_the_dong() {
    let app = TestApp::new().await;
    trading(&app).await;
    let mut dung = analyst(&app).await;
    for query in ["period=2026-11", "period=2026-Q4", "period=2025", "from=2026-11-03&to=2026-11-10"] {
        let screen = on_screen(&dung.get(&format!("/department?{query}")).await);
        let workbook = in_book(&sheet(&mut book(&mut dung, query).await, "Theo xã, phường"));
        let csv = dung.get(&format!("/department/report.csv?{query}")).await;
        assert_eq!(screen.len(), 126, "{query}");
        assert_eq!(screen, workbook, "{query}");
        assert_eq!(screen, in_csv(csv.text().trim_start_matches('\u{feff}')), "{query}");
        let sums = (0..6).map(|i| screen[..125].iter().map(|(_, row)| row[i]).sum::<i64>()).collect::<Vec<_>>();
        assert_eq!(sums, screen[125].1, "{query}: the last row is the sum");
    }
}

#[tokio::test]
async fn the_workbook_has_real_numbers_and_days_and_says_what_they_mean() {
    let app = TestApp::new().await;
    trading(&app).await;
    let mut dung = analyst(&app).await;
    let page = dung.get("/department?period=2026-11").await;
    let mut book = book(&mut dung, "period=2026-11").await;
    assert_eq!(book.sheet_names(), ["Tổng hợp", "Theo tháng", "Theo ngày", "Theo xã, phường", "Theo nhóm hàng"]);
    let summary = sheet(&mut book, "Tổng hợp");
    let words: Vec<String> = summary.rows().flatten().map(ToString::to_string).collect();
    for said in ["Tháng 11 năm 2026", "Tỉnh Tuyên Quang (gồm Hà Giang cũ)", "Giao dịch thành công"] {
        assert!(words.iter().any(|word| word == said), "{said}: {words:?}");
    }
    assert!(words.iter().any(|word| word.starts_with("Đơn hàng đã giao đến người mua")));
    assert!(matches!(summary.get_value((2, 1)), Some(Data::DateTime(day)) if day.is_datetime()));
    let months = sheet(&mut book, "Theo tháng");
    assert!(matches!(months.get_value((1, 0)), Some(Data::DateTime(_))));
    let goods = sheet(&mut book, "Theo nhóm hàng");
    let parts: std::collections::BTreeSet<String> = goods.rows().skip(1).map(|row| row[0].to_string()).collect();
    assert!(["Loại người bán", "Hạng", "Nhóm"].iter().all(|part| parts.contains(*part)), "{parts:?}");
    let told = page.all("[aria-labelledby=\"by-month\"] tbody td.num");
    let written = months.rows().skip(1).flat_map(|row| [&row[1], &row[2]]);
    let written: Vec<String> =
        written.map(|cell| chophien::kernel::money::grouped(cell.to_string().parse().expect("whole"))).collect();
    assert_eq!(told, written);
}

#[tokio::test]
async fn headings_are_frozen_and_numbers_have_a_format() {
    let app = TestApp::new().await;
    let answer = analyst(&app).await.get("/department/report.xlsx").await;
    let disposition = answer.header("content-disposition").map(str::to_owned);
    assert_eq!(disposition.as_deref(), Some("attachment; filename=\"cho-phien-2026-11.xlsx\""));
    let mut book = zip(answer.body);
    let places = part(&mut book, "xl/worksheets/sheet4.xml");
    assert!(places.contains("state=\"frozen\"") && places.contains("fitToPage"), "{places}");
    let goods = part(&mut book, "xl/worksheets/sheet5.xml");
    assert!(goods.contains("state=\"frozen\""), "{goods}");
    let repeated = part(&mut book, "xl/workbook.xml").matches("_xlnm.Print_Titles").count();
    assert_eq!(repeated, 4, "every sheet but the first has headings that come again on each printed page");
    assert!(part(&mut book, "xl/styles.xml").contains("formatCode=\"#,##0\""), "thousands stand apart");
}

#[tokio::test]
async fn a_period_that_is_none_leads_back_to_the_page_that_says_so() {
    let app = TestApp::new().await;
    let mut dung = analyst(&app).await;
    for file in ["report.xlsx", "report.csv"] {
        let answer = dung.get(&format!("/department/{file}?period=2026-13")).await;
        answer.assert_redirect("/department?period=2026-13");
    }
}

#[tokio::test]
async fn nobody_is_named_on_any_page_or_in_any_file() {
    let app = TestApp::new().await;
    trading(&app).await;
    let mut dung = analyst(&app).await;
    let before = app.queries.count();
    let mut everything = String::new();
    for path in [
        "/department",
        "/department?by=district",
        "/department/communes/00769",
        "/department/communes/01021",
        "/department/report.csv",
    ] {
        everything += &dung.get(path).await.text();
    }
    let answer = dung.get("/department/report.xlsx").await;
    let mut book = zip(answer.body);
    for i in 0..book.len() {
        book.by_index(i).expect("a part").read_to_string(&mut everything).expect("XML");
    }
    for query in app.queries.since(before) {
        assert!(!query.contains("purchases") && !query.contains("buyer_id"), "buyers are not even read: {query}");
    }
    for secret in
        ["Thị Lan", "0900000001", "0900 000 001", "số 18 ngõ 62", "Vàng Thị Mỷ", "Mẩy", "0900000002", "Mật ong Mỷ"]
    {
        assert!(!everything.contains(secret), "{secret} is told");
    }
}

type Parts = zip::ZipArchive<Cursor<Vec<u8>>>;

fn zip(body: Vec<u8>) -> Parts {
    zip::ZipArchive::new(Cursor::new(body)).expect("a workbook is a zip of XML")
}

fn part(book: &mut Parts, name: &str) -> String {
    let mut text = String::new();
    book.by_name(name).expect("the part").read_to_string(&mut text).expect("XML");
    text
}
