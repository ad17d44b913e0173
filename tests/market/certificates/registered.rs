//! Twin of `market/certificates/registered.rs`.

use chophien::{
    entities::product,
    kernel::{actor::Actor, paging::Paging},
    market::{
        certificates::{registered, valid::State},
        registry::{Shown, details::Details, find::claim, leave::leave},
    },
};
use time::Duration;

use super::super::registry::taken_back;
use crate::kit::{
    TestApp,
    goods::{Listing, details, numbered},
};

#[tokio::test]
async fn each_list_shows_its_papers_and_no_others() {
    let app = TestApp::new().await;
    let (my, today) = (app.my().await, app.now().day());
    app.ocop(&app.honey(&my).await, 5).await;
    app.entry(&details()).await;
    app.entry(&Details { expires_on: today + Duration::days(10), ..numbered("ends") }).await;
    app.entry(&Details { expires_on: today - Duration::DAY, ..numbered("over") }).await;
    let left = app.entry(&numbered("left")).await;
    let work = app.begin(Actor::System).await;
    leave(&work, &claim(&work, left).await.expect("entries").expect("the entry"), &taken_back(), 1)
        .await
        .expect("left");
    work.commit().await.expect("a commit");
    let list = async |which| {
        let days = (today, today + Duration::days(183));
        let page = registered::page(&app.db.read, (which, ""), days, Paging::new(None, 10)).await.expect("entries");
        page.rows.into_iter().map(|entry| entry.said.number).collect::<Vec<_>>()
    };
    assert_eq!(list(Shown::Valid).await, ["ends", "OCOP-08-2025-001"]);
    assert_eq!(list(Shown::Missing).await, ["ends"], "honey is sold by the other");
    assert_eq!(list(Shown::Ending).await, ["ends"]);
    assert_eq!(list(Shown::Differing).await, ["OCOP-08-2025-001"], "its shop says five stars");
    assert_eq!(list(Shown::Over).await, ["over"]);
    assert_eq!(list(Shown::Left).await, ["left"]);
    assert_eq!(list(Shown::All).await.len(), 4);
}

#[tokio::test]
async fn claims_by_a_paper_are_told_with_where_they_stand() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let paused = app.product(&my, Listing { status: product::Status::Paused, ..Listing::default() }).await;
    app.ocop(&paused, 4).await;
    let (entry, other) = (app.entry(&details()).await, app.entry(&numbered("7/GCN")).await);
    let days = (app.now().day(), app.now().day());
    let page = registered::page(&app.db.read, (Shown::All, ""), days, Paging::new(None, 10)).await.expect("entries");
    let claims = registered::claims(&app.db.read, &page.rows, days.0).await.expect("claims");
    assert_eq!(claims[&entry].len(), 1);
    assert_eq!((claims[&entry][0].state, claims[&entry][0].shown), (State::Valid, false));
    assert!(!claims.contains_key(&other));
    assert!(registered::claims(&app.db.read, &[], days.0).await.expect("claims").is_empty());
}
