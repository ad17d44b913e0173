//! Twin of `market/registry/find.rs`.

use chophien::{
    kernel::paging::Paging,
    market::registry::{Scheme, details::Details, find},
};
use sea_orm::Condition;
use time::macros::date;

use crate::kit::{
    TestApp,
    goods::{details, numbered},
};

#[tokio::test]
async fn papers_are_found_by_every_word_and_their_last_days_come_in_order() {
    let app = TestApp::new().await;
    let tea = Details { product: "Chè Shan tuyết".into(), expires_on: date!(2027 - 01 - 01), ..numbered("7/GCN") };
    app.entry(&details()).await;
    app.entry(&tea).await;
    app.entry(&numbered("8/GCN")).await;
    let found = async |typed: &str| {
        let page = find::page(&app.db.read, Condition::all(), typed, Paging::new(None, 10)).await.expect("entries");
        assert_eq!(page.total, page.rows.len() as u64);
        page.rows.into_iter().map(|entry| entry.said.number).collect::<Vec<_>>()
    };
    assert_eq!(found("").await, ["7/GCN", "OCOP-08-2025-001", "8/GCN"]);
    assert_eq!(found("shan CHE").await, ["7/GCN"]);
    assert_eq!(found("8 gcn mỷ").await, ["8/GCN"]);
    assert_eq!(found("100%").await, Vec::<String>::new());
    assert_eq!(found("_").await.len(), 3, "nothing that can be typed is an operator");
    let page = find::page(&app.db.read, Condition::all(), "", Paging::new(Some(2), 2)).await.expect("entries");
    assert_eq!((page.rows.len(), page.pages, page.total), (1, 2, 3));
    let spelled = find::by_number(&app.db.read, Scheme::Ocop, "số 8 / GCN").await.expect("entries");
    assert_eq!(spelled.map(|entry| entry.said.number).as_deref(), Some("8/GCN"));
}
