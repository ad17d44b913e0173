//! Twin of `market/registry/imports/find.rs`.

use chophien::{
    kernel::paging::Paging,
    market::registry::{Outcome, imports::find},
};

use super::{line, tried};
use crate::kit::TestApp;

#[tokio::test]
async fn files_come_in_pages_the_last_first_and_their_rows_as_they_stand() {
    let app = TestApp::new().await;
    tried(&app, "first234", &[line("1/GCN", "4")]).await;
    let lines: Vec<String> = (2..7).map(|no| line(&format!("{no}/GCN"), "4")).collect();
    let last = tried(&app, "last2345", &lines).await;
    let page = find::page(&app.db.read, Paging::new(None, 1)).await.expect("imports");
    assert_eq!((page.rows[0].code.as_str(), page.total), ("last2345", 2));
    let rows = find::rows(&app.db.read, last.id, Outcome::Add, Paging::new(Some(2), 3)).await.expect("rows");
    assert_eq!(rows.rows.iter().map(|row| row.no).collect::<Vec<_>>(), [5, 6]);
    assert!(find::by_code(&app.db.read, "nothing").await.expect("imports").is_none());
}
