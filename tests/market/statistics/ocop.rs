//! How much of what bears stars can be bought.

use chophien::{
    entities::{certificate, product},
    market::statistics::ocop::{Coverage, coverage},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use time::Duration;

use crate::kit::{TestApp, goods::Listing};

async fn change(
    app: &TestApp,
    id: chophien::kernel::ids::CertificateId,
    change: impl FnOnce(&mut certificate::ActiveModel),
) {
    let row = certificate::Entity::find_by_id(id).one(&app.db.read).await.expect("certificates").expect("the paper");
    let mut row = row.into_active_model();
    change(&mut row);
    row.update(&app.db.write).await.expect("changed");
}

#[tokio::test]
async fn coverage_counts_papers_that_hold_today_and_those_with_goods_on_sale() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.ocop(&app.honey(&my).await, 4).await;
    let paused = app.product(&my, Listing { status: product::Status::Paused, ..Listing::default() }).await;
    app.ocop(&paused, 3).await;
    let read = coverage(&app.db.read, app.now()).await.expect("the reads");
    assert_eq!(read, Coverage { valid: 2, on_sale: 1 });
}

#[tokio::test]
async fn papers_that_do_not_hold_today_do_not_count() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let today = app.now().day();
    change(&app, app.ocop(&honey, 4).await, |paper| paper.expires_on = Set(today - Duration::DAY)).await;
    change(&app, app.ocop(&honey, 4).await, |paper| paper.issued_on = Set(today + Duration::DAY)).await;
    change(&app, app.ocop(&honey, 4).await, |paper| paper.withdrawn_on = Set(Some(today))).await;
    change(&app, app.ocop(&honey, 4).await, |paper| paper.status = Set(certificate::Status::Pending)).await;
    change(&app, app.ocop(&honey, 4).await, |paper| paper.scheme = Set(certificate::Scheme::Vietgap)).await;
    assert_eq!(coverage(&app.db.read, app.now()).await.expect("the reads"), Coverage::default());
    change(&app, app.ocop(&honey, 4).await, |paper| paper.expires_on = Set(today)).await;
    assert_eq!(coverage(&app.db.read, app.now()).await.expect("the reads"), Coverage { valid: 1, on_sale: 1 });
}
