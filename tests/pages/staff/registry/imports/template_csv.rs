//! Twin of `pages/staff/registry/imports/template_csv.rs`.

use chophien::market::registry::{Column, headings::Headings};

use super::tam;
use crate::kit::TestApp;

#[tokio::test]
async fn its_headings_are_those_that_a_file_is_read_by() {
    let app = TestApp::new().await;
    let file = tam(&app).await.get("/staff/registry/imports/template.csv").await.text();
    let cells: Vec<String> = file.trim_start_matches('\u{feff}').trim().split(';').map(str::to_owned).collect();
    let headings = Headings::read(&cells).expect("headings");
    assert_eq!((headings.at.len(), headings.unread.len()), (Column::ALL.len(), 0), "{cells:?}");
}
