//! Twin of `market/certificates/remind.rs`.

use chophien::{
    entities::{certificate, event},
    kernel::{actor::Actor, ids::CertificateId, instant::Instant},
    market::certificates::{find, remind::remind},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use time::Duration;

use super::{claimed, ocop};
use crate::kit::{TestApp, claims};

async fn told(app: &TestApp) -> u64 {
    let told = event::Entity::find().filter(event::Column::Name.eq("certificate.ending"));
    told.count(&app.db.read).await.expect("events")
}

async fn ends_in(app: &TestApp, id: CertificateId, days: i64) {
    let expires_on = Set(app.now().day() + Duration::days(days));
    let row = certificate::ActiveModel { id: Set(id), expires_on, ..Default::default() };
    row.update(&app.db.write).await.expect("changed");
}

#[tokio::test]
async fn a_shop_is_told_once_and_half_a_year_before() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let id = app.ocop(&honey, 4).await;
    ends_in(&app, id, 184).await;
    app.work_off().await;
    assert_eq!(told(&app).await, 0, "a day too early");
    app.later(Duration::DAY);
    app.work_off().await;
    assert_eq!(told(&app).await, 1);
    assert!(app.texts().iter().any(|text| text.words.contains("het han ngay")), "{:?}", app.texts());
    app.later(Duration::days(2));
    app.work_off().await;
    assert_eq!(told(&app).await, 1);
}

#[tokio::test]
async fn nobody_is_told_at_night_nor_of_a_paper_that_is_renewed() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let (old, _) = (app.ocop(&honey, 4).await, app.ocop(&honey, 4).await);
    ends_in(&app, old, 10).await;
    app.work_off().await;
    assert_eq!(told(&app).await, 0, "there is a newer one");
    let tea = app.tea(&app.may_trang().await).await;
    ends_in(&app, app.ocop(&tea, 4).await, 100).await;
    let night = Instant::start_of(app.now().day() + Duration::DAY);
    app.clock.set(night.after(Duration::hours(2)));
    app.work_off().await;
    assert_eq!(told(&app).await, 0, "they sleep");
    app.clock.set(night.after(Duration::hours(9)));
    app.work_off().await;
    assert_eq!(told(&app).await, 1);
}

#[tokio::test]
async fn what_does_not_count_or_is_over_reminds_nobody() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let waits = claimed(&app, honey.product, ocop()).await;
    let (over, far) = (app.ocop(&honey, 4).await, app.ocop(&honey, 4).await);
    ends_in(&app, waits, 10).await;
    ends_in(&app, over, -1).await;
    let today = app.now().day();
    let last = today + Duration::days(100);
    let found = find::ending(&app.db.read, (today, last), CertificateId(0), 10).await.expect("papers");
    assert!(found.is_empty(), "{found:?}");
    let work = app.begin(Actor::System).await;
    for id in [waits, over, far] {
        remind(&work, claims::paper(&work, id).await, last).await.expect("passed over");
    }
    work.commit().await.expect("a commit");
    assert_eq!(told(&app).await, 0);
}
