//! Twin of `market/registry/add.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::registry::{
        Scheme,
        add::{AddError, add},
        details::Details,
    },
};

use super::{everything, row};
use crate::kit::{
    TestApp,
    goods::{details, numbered},
};

#[tokio::test]
async fn a_paper_is_written_with_everything_it_says() {
    let app = TestApp::new().await;
    let entry = row(&app, app.entry(&details()).await).await;
    assert_eq!(Details::of(&entry), details());
    assert_eq!((entry.number_key.as_str(), entry.version, entry.left_on), ("ocop-08-2025-001", 1, None));
    assert_eq!(entry.words, "ocop 08 2025 001 ho vang thi my mat ong bac ha");
}

#[tokio::test]
async fn one_number_of_one_kind_is_one_paper_however_it_is_spelled() {
    let app = TestApp::new().await;
    app.entry(&details()).await;
    let before = everything(&app).await;
    let work = app.begin(Actor::System).await;
    let again = add(&work, &numbered("Số: ocop 08/2025-001"), None).await;
    assert!(matches!(again, Err(Refused::No(AddError::There))));
    work.roll_back().await.expect("rolled back");
    assert_eq!(everything(&app).await, before);
    app.entry(&Details { scheme: Scheme::Organic, stars: None, ..details() }).await;
}
