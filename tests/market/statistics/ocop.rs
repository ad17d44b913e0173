//! How much of what the registry gives stars to can be bought.

use chophien::{
    entities::{certificate, product},
    kernel::{actor::Actor, ids::CertificateId},
    market::{
        registry::{Scheme, details::Details, find::claim, leave::leave},
        statistics::ocop::{Coverage, coverage},
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use time::Duration;

use super::super::registry::taken_back;
use crate::kit::{
    TestApp,
    goods::{Listing, details, numbered},
};

async fn change(app: &TestApp, id: CertificateId, change: impl FnOnce(&mut certificate::ActiveModel)) {
    let row = certificate::Entity::find_by_id(id).one(&app.db.read).await.expect("certificates").expect("the paper");
    let mut row = row.into_active_model();
    change(&mut row);
    row.update(&app.db.write).await.expect("changed");
}

async fn covered(app: &TestApp) -> (i64, i64) {
    let Coverage { valid, on_sale } = coverage(&app.db.read, app.now()).await.expect("the reads");
    (on_sale, valid)
}

#[tokio::test]
async fn coverage_counts_the_registry_whoever_has_uploaded_a_paper() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.ocop(&app.honey(&my).await, 4).await;
    assert_eq!(covered(&app).await, (0, 0), "the registry is empty: nothing is covered of nothing");
    app.entry(&details()).await;
    for number in ["7/GCN", "8/GCN"] {
        app.entry(&numbered(number)).await;
    }
    app.entry(&Details { scheme: Scheme::Vietgap, stars: None, ..numbered("9/VG") }).await;
    assert_eq!(covered(&app).await, (1, 3), "two that nobody has uploaded, and one of another kind");
    let paused = app.product(&my, Listing { status: product::Status::Paused, ..Listing::default() }).await;
    let paper = app.ocop(&paused, 3).await;
    change(&app, paper, |paper| paper.number_key = Set("7-gcn".into())).await;
    assert_eq!(covered(&app).await, (1, 3), "it cannot be bought");
}

#[tokio::test]
async fn papers_that_do_not_hold_today_do_not_count() {
    let app = TestApp::new().await;
    let (honey, today) = (app.honey(&app.my().await).await, app.now().day());
    app.entry(&details()).await;
    change(&app, app.ocop(&honey, 4).await, |paper| paper.expires_on = Set(today - Duration::DAY)).await;
    change(&app, app.ocop(&honey, 4).await, |paper| paper.issued_on = Set(today + Duration::DAY)).await;
    change(&app, app.ocop(&honey, 4).await, |paper| paper.withdrawn_on = Set(Some(today))).await;
    change(&app, app.ocop(&honey, 4).await, |paper| paper.status = Set(certificate::Status::Pending)).await;
    change(&app, app.ocop(&honey, 4).await, |paper| paper.scheme = Set(certificate::Scheme::Vietgap)).await;
    assert_eq!(covered(&app).await, (0, 1));
    change(&app, app.ocop(&honey, 4).await, |paper| paper.expires_on = Set(today)).await;
    assert_eq!(covered(&app).await, (1, 1));
    app.entry(&Details { expires_on: today - Duration::DAY, ..numbered("over") }).await;
    let ahead = Details { issued_on: today + Duration::DAY, ..numbered("ahead") };
    app.entry(&ahead).await;
    let left = app.entry(&numbered("left")).await;
    assert_eq!(covered(&app).await, (1, 2));
    let work = app.begin(Actor::System).await;
    leave(&work, &claim(&work, left).await.expect("entries").expect("the entry"), &taken_back(), 1)
        .await
        .expect("left");
    work.commit().await.expect("a commit");
    assert_eq!(covered(&app).await, (1, 1));
}
