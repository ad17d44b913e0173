//! Twin of `market/registry/imports/stage.rs`.

use chophien::{
    kernel::{actor::Actor, paging::Paging},
    market::registry::{
        Column, ImportStatus, Outcome, Problem, Scheme,
        details::Details,
        find::by_number,
        imports::{find, finish::finish, stage::stage},
    },
};
use time::macros::date;

use super::{confirmed, line, of, tried};
use crate::kit::{TestApp, goods::numbered};

#[tokio::test]
async fn an_empty_cell_takes_nothing_away_and_anothers_paper_is_not_written_over() {
    let app = TestApp::new().await;
    app.entry(&numbered("1/GCN")).await;
    let other = "1/GCN;HTX Ong Đá;Mật ong;3;UBND huyện Đồng Văn;01/03/2025".to_owned();
    let import = tried(&app, "other234", &[other]).await;
    assert_eq!((import.amended, import.rejected), (0, 1));
    tried(&app, "stars234", &[line("1/GCN", "5")]).await;
    confirmed(&app, "stars234").await;
    app.work_off().await;
    let entry = by_number(&app.db.read, Scheme::Ocop, "1/GCN").await.expect("entries").expect("the entry");
    assert_eq!((entry.said.stars, entry.said.set_no), (Some(5), Some(4)));
    assert_eq!((entry.said.unit_code, entry.said.decision.as_str()), (numbered("1/GCN").unit_code, "1234/QĐ-UBND"));
}

#[tokio::test]
async fn a_file_that_was_dropped_while_it_was_read_stays_dropped() {
    let app = TestApp::new().await;
    let import = tried(&app, "first234", &[line("1/GCN", "4")]).await;
    let work = app.begin(Actor::System).await;
    assert!(!stage(&work, import.id, Vec::new()).await.expect("staged"), "it is read no more");
    finish(&work, import.id, &["STT".to_owned()]).await.expect("passed over");
    work.commit().await.expect("a commit");
    assert_eq!(of(&app, "first234").await, import);
}

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
