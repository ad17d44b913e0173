//! Twin of `market/registry/amend.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::{actor::Actor, ids::EntryId},
    market::registry::{
        amend::{AmendError, amend},
        details::Details,
        find::{self, claim},
        leave::leave,
    },
};

use super::{everything, row, taken_back};
use crate::kit::{
    TestApp,
    goods::{details, numbered},
};

async fn amend_as(
    app: &TestApp,
    actor: Actor,
    id: EntryId,
    said: &Details,
    seen: i32,
) -> Result<(), Refused<AmendError>> {
    let work = app.begin(actor).await;
    let entry = claim(&work, id).await?.expect("the entry");
    amend(&work, entry, said, None, seen).await?;
    work.commit().await?;
    Ok(())
}

#[tokio::test]
async fn what_it_said_before_is_kept_with_who_changed_it() {
    let app = TestApp::new().await;
    let (tam, id) = (app.tam().await, app.entry(&details()).await);
    let five = Details { stars: Some(5), ..details() };
    amend_as(&app, Actor::Account(tam), id, &five, 1).await.expect("amended");
    amend_as(&app, Actor::Account(tam), id, &Details { holder: "HTX Ong Đá".into(), ..five }, 2)
        .await
        .expect("amended");
    assert_eq!(row(&app, id).await.version, 3);
    let entry = find::by_id(&app.db.read, id).await.expect("entries").expect("the entry");
    let history = find::history(&app.db.read, &entry, 10).await.expect("history");
    let told: Vec<_> = history
        .iter()
        .flat_map(|change| &change.differs)
        .map(|differs| (differs.before.as_str(), differs.after.as_str()))
        .collect();
    assert_eq!(told, [("Hộ Vàng Thị Mỷ", "HTX Ong Đá"), ("4", "5")]);
    assert!(history.iter().all(|change| change.by == Some(tam) && change.file.is_none()));
}

#[tokio::test]
async fn every_refusal_leaves_it_as_it_was() {
    let app = TestApp::new().await;
    let (id, other) = (app.entry(&details()).await, app.entry(&numbered("7/GCN")).await);
    let before = everything(&app).await;
    let five = Details { stars: Some(5), ..details() };
    let refused = async |id, said: &Details, seen| amend_as(&app, Actor::System, id, said, seen).await;
    assert!(matches!(refused(id, &five, 9).await, Err(Refused::No(AmendError::Outdated))));
    assert!(matches!(refused(id, &details(), 9).await, Err(Refused::No(AmendError::Unchanged))));
    assert!(matches!(refused(id, &numbered("8/GCN"), 1).await, Err(Refused::No(AmendError::AnotherPaper))));
    assert_eq!(everything(&app).await, before);
    let work = app.begin(Actor::System).await;
    leave(&work, &claim(&work, other).await.expect("entries").expect("the entry"), &taken_back(), 1)
        .await
        .expect("left");
    work.commit().await.expect("a commit");
    let said = Details { holder: "Hộ khác".into(), ..numbered("7/GCN") };
    assert!(matches!(refused(other, &said, 2).await, Err(Refused::No(AmendError::HasLeft))));
}
