//! Twin of `market/registry/readmit.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::registry::{
        find::claim,
        leave::leave,
        readmit::{ReadmitError, readmit},
    },
};

use super::{everything, row, taken_back};
use crate::kit::{TestApp, goods::details};

#[tokio::test]
async fn what_left_is_back_and_what_did_not_leave_stays() {
    let app = TestApp::new().await;
    let id = app.entry(&details()).await;
    let back = async |seen| {
        let work = app.begin(Actor::System).await;
        readmit(&work, claim(&work, id).await?.expect("the entry"), seen).await?;
        work.commit().await?;
        Ok::<(), Refused<ReadmitError>>(())
    };
    let before = everything(&app).await;
    assert!(matches!(back(1).await, Err(Refused::No(ReadmitError::HasNotLeft))));
    assert_eq!(everything(&app).await, before);
    let work = app.begin(Actor::System).await;
    leave(&work, &claim(&work, id).await.expect("entries").expect("the entry"), &taken_back(), 1).await.expect("left");
    work.commit().await.expect("a commit");
    assert!(matches!(back(1).await, Err(Refused::No(ReadmitError::Outdated))));
    assert!(row(&app, id).await.left_on.is_some());
    back(2).await.expect("back");
    let entry = row(&app, id).await;
    assert_eq!((entry.left_on, entry.left_reason, entry.version), (None, None, 3));
}
