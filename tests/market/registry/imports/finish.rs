//! Twin of `market/registry/imports/finish.rs`.

use chophien::{
    kernel::actor::Actor,
    market::registry::{
        ImportStatus,
        imports::{begin::begin, finish::finish},
    },
};

use super::of;
use crate::kit::TestApp;

#[tokio::test]
async fn a_file_that_is_read_says_which_columns_were_not() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let work = app.begin(Actor::Account(tam)).await;
    let import = begin(&work, tam, "ab2345cd", "ocop.xlsx").await.expect("begun").expect("once");
    finish(&work, import, &["STT".to_owned(), "Ghi chú".to_owned()]).await.expect("tried");
    work.commit().await.expect("a commit");
    let import = of(&app, "ab2345cd").await;
    assert_eq!((import.status, import.unread), (ImportStatus::Tried, vec!["STT".to_owned(), "Ghi chú".to_owned()]));
}
