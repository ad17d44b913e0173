//! Twin of `market/registry/leave.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::registry::{
        Scheme,
        find::{self, claim},
        leave::{LeaveError, leave},
    },
};

use super::{everything, row, taken_back};
use crate::kit::{TestApp, goods::details};

#[tokio::test]
async fn it_leaves_today_with_a_reason_and_once() {
    let app = TestApp::new().await;
    let id = app.entry(&details()).await;
    let leave_as = async |seen| {
        let work = app.begin(Actor::System).await;
        let entry = claim(&work, id).await?.expect("the entry");
        leave(&work, &entry, &taken_back(), seen).await?;
        work.commit().await?;
        Ok::<(), Refused<LeaveError>>(())
    };
    let before = everything(&app).await;
    assert!(matches!(leave_as(2).await, Err(Refused::No(LeaveError::Outdated))));
    assert_eq!(everything(&app).await, before);
    leave_as(1).await.expect("left");
    let entry = row(&app, id).await;
    assert_eq!((entry.left_on, entry.left_words.as_deref()), (Some(app.now().day()), Some("Quyết định 47/QĐ-UBND.")));
    let before = everything(&app).await;
    assert!(matches!(leave_as(2).await, Err(Refused::No(LeaveError::HasLeft))));
    assert_eq!(everything(&app).await, before);
    let work = app.begin(Actor::System).await;
    assert!(find::has_left(&work, Scheme::Ocop, "ocop-08-2025-001").await.expect("entries"));
    assert!(!find::has_left(&work, Scheme::Vietgap, "ocop-08-2025-001").await.expect("entries"));
}
