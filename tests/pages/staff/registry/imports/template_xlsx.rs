//! Twin of `pages/staff/registry/imports/template_xlsx.rs`.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use chophien::market::registry::{Column, headings::Headings};

use super::{send, tam};
use crate::kit::TestApp;

#[tokio::test]
async fn it_has_the_headings_and_says_what_stands_under_each() {
    let app = TestApp::new().await;
    let mut tam = tam(&app).await;
    let answer = tam.get("/staff/registry/imports/template.xlsx").await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(answer.body.clone())).expect("a workbook");
    let sheets = book.worksheets();
    assert_eq!(sheets.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Danh sách", "Cách ghi"]);
    let cells: Vec<String> = sheets[0].1.rows().next().expect("a row").iter().map(ToString::to_string).collect();
    assert_eq!(Headings::read(&cells).expect("headings").at.len(), Column::ALL.len());
    assert_eq!(sheets[1].1.height(), Column::ALL.len());
    let empty = send(&mut tam, "mau.xlsx", &answer.body).await;
    tam.follow(empty).await.assert_ok().assert_sees("Tệp không có gì mới để ghi");
}
