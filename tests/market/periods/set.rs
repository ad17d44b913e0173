//! Twin of `market/periods/set.rs`.

use chophien::{
    entities::period,
    infra::refused::Refused,
    market::periods::set::{FURTHEST, MOST_DAYS, SetError},
};
use sea_orm::{EntityTrait, PaginatorTrait};
use time::Duration;

use super::set_as;
use crate::kit::TestApp;

#[tokio::test]
async fn every_refusal_leaves_it_as_it_was() {
    let app = TestApp::new().await;
    let today = app.now().day();
    let rows = async || period::Entity::find().count(&app.db.read).await.expect("periods");
    let before = rows().await;
    for days in [0, -1, MOST_DAYS + 1] {
        assert!(
            matches!(set_as(&app, days, today + Duration::DAY, None).await, Err(Refused::No(SetError::Days))),
            "{days}"
        );
    }
    for day in [today - Duration::DAY, today, today + FURTHEST + Duration::DAY] {
        assert!(matches!(set_as(&app, 5, day, None).await, Err(Refused::No(SetError::Day))), "{day}");
    }
    assert!(matches!(set_as(&app, 5, today + Duration::DAY, Some(9_999)).await, Err(Refused::No(SetError::Outdated))));
    assert_eq!(rows().await, before);
    set_as(&app, 9, today + Duration::DAY, None).await.expect("set");
    assert_eq!(rows().await, before + 1);
}
