//! Twin of `market/registry/imports/confirm.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::registry::{
        ImportStatus,
        imports::{
            confirm::{ConfirmError, confirm},
            find,
        },
    },
};

use super::{line, of, tried};
use crate::kit::TestApp;

#[tokio::test]
async fn a_file_is_confirmed_once_and_a_job_writes_it() {
    let app = TestApp::new().await;
    tried(&app, "ab2345cd", &[line("1/GCN", "4"), line("2/GCN", "9")]).await;
    tried(&app, "nothing2", &[line("3/GCN", "9")]).await;
    let confirm_it = async |code: &str| {
        let work = app.begin(Actor::System).await;
        confirm(&work, find::claim(&work, code).await?.expect("the import")).await?;
        work.commit().await?;
        Ok::<(), Refused<ConfirmError>>(())
    };
    let before = of(&app, "nothing2").await;
    assert!(matches!(confirm_it("nothing2").await, Err(Refused::No(ConfirmError::Nothing))));
    assert_eq!(of(&app, "nothing2").await, before);
    confirm_it("ab2345cd").await.expect("confirmed");
    assert_eq!(of(&app, "ab2345cd").await.status, ImportStatus::Writing);
    assert!(matches!(confirm_it("ab2345cd").await, Err(Refused::No(ConfirmError::NotWaiting))));
    app.work_off().await;
    let import = of(&app, "ab2345cd").await;
    assert_eq!((import.status, import.written), (ImportStatus::Written, 1));
    assert!(matches!(confirm_it("ab2345cd").await, Err(Refused::No(ConfirmError::NotWaiting))));
}
