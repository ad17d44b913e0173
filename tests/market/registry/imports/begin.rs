//! Twin of `market/registry/imports/begin.rs`.

use chophien::{
    kernel::actor::Actor,
    market::registry::{ImportStatus, imports::begin::begin},
};

use super::of;
use crate::kit::TestApp;

#[tokio::test]
async fn a_form_begins_one_file_however_often_it_is_sent() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let work = app.begin(Actor::Account(tam)).await;
    assert!(begin(&work, tam, "ab2345cd", "ocop.xlsx").await.expect("begun").is_some());
    assert!(begin(&work, tam, "ab2345cd", "ocop.xlsx").await.expect("begun").is_none());
    work.commit().await.expect("a commit");
    let import = of(&app, "ab2345cd").await;
    assert_eq!((import.status, import.by, import.file_name.as_str()), (ImportStatus::Reading, tam, "ocop.xlsx"));
}
