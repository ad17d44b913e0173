//! Twin of `market/reports/look.rs`.

use chophien::{
    entities::event,
    kernel::actor::Actor,
    market::reports::{
        ReportSide,
        find::{claim, said},
        look::{LookError, look},
        withdraw::withdraw,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{brought, complained, far, hanh, no, of};
use crate::kit::TestApp;

#[tokio::test]
async fn whoever_looks_is_written_down_and_nobody_looks_from_afar_or_afterwards() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = brought(&app, &my).await;
    let code = complained(&app, &sale, "AB2345CD").await;
    let hanh = Actor::Account(hanh(&app).await);
    let work = app.begin(hanh).await;
    for _ in 0..2 {
        look(&work, &code).await.expect("written down");
    }
    work.commit().await.expect("a commit");
    let looks = || event::Entity::find().filter(event::Column::Name.eq("report.contact_seen")).count(&app.db.read);
    assert_eq!(looks().await.expect("events"), 1);
    let said = said::all(&app.db.read, of(&app, &code).await.id).await.expect("statements");
    assert_eq!(
        said.last().map(|last| (last.side, last.name.as_deref())),
        Some((ReportSide::Looked, Some("Lý Thị Hạnh")))
    );
    let work = app.begin(far(&app).await).await;
    assert!(matches!(no(look(&work, &code).await), LookError::NotFound));
    work.roll_back().await.expect("rolled back");
    let work = app.begin(Actor::Guest).await;
    withdraw(&work, claim(&work, &code).await.expect("reports").expect("it")).await.expect("taken back");
    work.commit().await.expect("a commit");
    let work = app.begin(hanh).await;
    assert!(matches!(no(look(&work, &code).await), LookError::Ended));
    work.roll_back().await.expect("rolled back");
    assert_eq!(looks().await.expect("events"), 1);
}
