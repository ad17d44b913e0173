//! Twin of `market/privacy/looks.rs`.

use chophien::{
    kernel::actor::Actor,
    market::{
        orders::Status,
        privacy::{
            looks::{at, look_at},
            whose::Whose,
        },
        reports::{ReportReason, complain::complain, look::look},
    },
};

use super::{bought, number, xuyen};
use crate::{
    kit::{TestApp, claims},
    market::reports::told,
};

#[tokio::test]
async fn she_reads_who_looked_and_her_own_looks_are_none() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let her = xuyen(&app).await;
    let whose = Whose::Account { id: her, phone: number(), email: None };
    assert_eq!(at(&app.db.read, &whose).await.expect("looks"), []);
    let sale = bought(&app, &my, Some(her), Status::Completed).await;
    let work = app.begin(Actor::Account(her)).await;
    let order = claims::order(&work, sale.order).await;
    complain(&work, order, told("AB2345CD", ReportReason::Damaged, "Vỡ.")).await.expect("made");
    look_at(&work, her).await.expect("nothing");
    work.commit().await.expect("a commit");
    assert_eq!(at(&app.db.read, &whose).await.expect("looks"), []);
    let hanh = Actor::Account(app.hanh().await);
    let work = app.begin(hanh).await;
    look(&work, "AB2345CD").await.expect("written down");
    look_at(&work, her).await.expect("written down");
    look_at(&work, my.account).await.expect("another's");
    work.commit().await.expect("a commit");
    let seen = at(&app.db.read, &whose).await.expect("looks");
    assert!(seen.iter().all(|look| look.name == "Lý Thị Hạnh" && look.at == app.now()), "{seen:?}");
    let mut reports: Vec<bool> = seen.into_iter().map(|look| look.report).collect();
    reports.sort_unstable();
    assert_eq!(reports, [false, true]);
}
