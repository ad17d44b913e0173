//! Twin of `market/registry/imports/discard.rs`.

use chophien::{
    entities::registry_row,
    infra::refused::Refused,
    kernel::actor::Actor,
    market::registry::{
        ImportStatus,
        imports::{
            discard::{DiscardError, discard},
            find,
        },
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{line, of, tried};
use crate::kit::TestApp;

#[tokio::test]
async fn a_file_is_dropped_with_its_rows_once() {
    let app = TestApp::new().await;
    tried(&app, "ab2345cd", &[line("1/GCN", "4")]).await;
    let drop_it = async || {
        let work = app.begin(Actor::System).await;
        discard(&work, find::claim(&work, "ab2345cd").await?.expect("the import")).await?;
        work.commit().await?;
        Ok::<(), Refused<DiscardError>>(())
    };
    drop_it().await.expect("dropped");
    assert_eq!(of(&app, "ab2345cd").await.status, ImportStatus::Dropped);
    assert_eq!(registry_row::Entity::find().count(&app.db.read).await.expect("rows"), 0);
    let before = of(&app, "ab2345cd").await;
    assert!(matches!(drop_it().await, Err(Refused::No(DiscardError::NotWaiting))));
    assert_eq!(of(&app, "ab2345cd").await, before);
}
