//! Twin of `market/moderation/sanctions/call_off.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        moderation::{
            Kind, Reason,
            sanctions::{Sanction, SanctionError, Thing, call_off::call_off, close::close, record},
            suspensions::Stop,
        },
        revisions::why::Why,
    },
};

use super::{ordered, recorded, stop_as};
use crate::kit::TestApp;

#[tokio::test]
async fn the_suspension_is_in_force_as_before() {
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    let work = app.begin(hanh).await;
    let refused = call_off(&work, &my.code).await;
    assert!(matches!(refused, Err(Refused::No(SanctionError::NotStopped))));
    drop(work);
    stop_as(&app, hanh, Thing::Shop(&my.code), ordered()).await.expect("suspended");
    let work = app.begin(hanh).await;
    let asked = Stop { why: Why { reason: Reason::Orders, words: None }, order_no: None, until: None };
    close(&work, &my.code, asked).await.expect("announced");
    work.commit().await.expect("a commit");
    let work = app.begin(hanh).await;
    call_off(&work, &my.code).await.expect("called off");
    work.commit().await.expect("a commit");
    let deeds: Vec<_> = recorded(&app).await.into_iter().map(|row| row.deed).collect();
    assert_eq!(deeds, [Sanction::Stopped, Sanction::Closed, Sanction::CalledOff]);
    let in_force = record::in_force(&app.db.read, Kind::Shop, my.shop.0).await.expect("sanctions");
    assert_eq!(in_force.iter().map(|one| one.deed).collect::<Vec<_>>(), [Sanction::Stopped]);
    let work = app.begin(my.actor()).await;
    assert!(matches!(call_off(&work, &my.code).await, Err(Refused::No(SanctionError::NotFound))), "no moderator");
}
