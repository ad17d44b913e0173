//! Twin of `market/registry/imports/stage.rs`.

use chophien::{
    kernel::paging::Paging,
    market::registry::{Column, ImportStatus, Outcome, Problem, details::Details, imports::find},
};
use time::macros::date;

use super::{line, tried};
use crate::kit::{TestApp, goods::numbered};

#[tokio::test]
async fn a_trial_says_of_each_row_what_it_would_do_and_does_nothing() {
    let app = TestApp::new().await;
    let same = Details {
        set_no: None,
        unit_code: None,
        decision: String::new(),
        issuer: "UBND tỉnh".into(),
        ..numbered("1/GCN")
    };
    app.entry(&Details { expires_on: date!(2028 - 03 - 01), ..same }).await;
    app.entry(&numbered("2/GCN")).await;
    let before = super::super::everything(&app).await;
    let lines = [line("1/GCN", "4"), line("2/GCN", "5"), line("3/GCN", "3"), line("4/GCN", "7"), line("3 gcn", "3")];
    let import = tried(&app, "ab2345cd", &lines).await;
    assert_eq!(import.status, ImportStatus::Tried);
    assert_eq!((import.added, import.amended, import.same, import.rejected), (1, 1, 1, 2));
    assert_eq!(super::super::everything(&app).await, before);
    let rows =
        async |outcome| find::rows(&app.db.read, import.id, outcome, Paging::new(None, 10)).await.expect("rows").rows;
    let wrong: Vec<_> = rows(Outcome::Rejected)
        .await
        .into_iter()
        .map(|row| (row.no, row.faults[0].column, row.faults[0].problem, row.faults[0].row))
        .collect();
    assert_eq!(wrong, [(5, Column::Stars, Problem::Stars, None), (6, Column::Number, Problem::Twice, Some(4))]);
    let amends = rows(Outcome::Amend).await;
    assert_eq!((amends.len(), amends[0].no), (1, 3));
    assert_eq!(amends[0].entry.as_ref().map(|(_, said)| said.number.as_str()), Some("2/GCN"));
    assert!(rows(Outcome::Same).await.is_empty(), "of those nothing is kept but their number");
}
