//! Twin of `market/moderation/held/take_back.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::moderation::{
        Kind,
        held::{
            Given,
            take_back::{TakeBackError, take_back},
        },
    },
};

use super::{given, held};
use crate::{kit::TestApp, pages::staff::waiting_product};

#[tokio::test]
async fn her_own_goes_and_anothers_or_none_stays() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let id = waiting_product(&app, &my, "Sáp ong").await;
    let hanh = Actor::Account(app.hanh().await);
    given(&app, hanh, id, Given::Approved).await.expect("held");
    for (who, there) in [(my.actor(), 1), (Actor::System, 1), (hanh, 0), (hanh, 0)] {
        let before = held(&app).await;
        let work = app.begin(who).await;
        let taken = take_back(&work, Kind::Product, id).await;
        assert_eq!(taken.is_ok(), before > there, "{who:?}");
        assert!(taken.is_ok() || matches!(taken, Err(Refused::No(TakeBackError::TooLate))));
        work.commit().await.expect("a commit");
        assert_eq!(held(&app).await, there);
    }
}
