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

#[tokio::test]
async fn looks_of_one_person_within_an_hour_are_one_and_anothers_is_its_own() {
    let app = TestApp::new().await;
    let her = xuyen(&app).await;
    let whose = Whose::Account { id: her, phone: number(), email: None };
    let (hanh, tam) = (Actor::Account(app.hanh().await), Actor::Account(app.tam().await));
    for (who, minutes, looks) in [(hanh, 0, 1), (hanh, 59, 1), (tam, 0, 2), (hanh, 1, 3)] {
        app.later(time::Duration::minutes(minutes));
        let work = app.begin(who).await;
        look_at(&work, her).await.expect("an answer");
        work.commit().await.expect("a commit");
        assert_eq!(at(&app.db.read, &whose).await.expect("looks").len(), looks);
    }
}
