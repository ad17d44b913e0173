//! Twin of `market/households/refresh.rs`: a move of today changes no past day.

use chophien::{
    infra::words::Language,
    kernel::{
        actor::Actor,
        ids::{AccountId, UnitCode},
    },
    market::{
        accounts::edit::{Profile, edit},
        catalog::live::{pause::pause, resume::resume},
        households::{Step, Steps, find::by_place, refresh::refresh},
    },
};
use time::Duration;

use super::intervals;
use crate::kit::{
    TestApp, claims,
    world::{HOANG_SU_PHI, MEO_VAC},
};

async fn move_to(app: &TestApp, account: AccountId, unit: &str) {
    let profile =
        Profile { name: "Lan".into(), email: None, unit_code: Some(UnitCode(unit.into())), language: Language::Vi };
    let work = app.begin(Actor::Account(account)).await;
    edit(&work, claims::account(&work, account).await, profile).await.expect("edited");
    work.commit().await.expect("committed");
}

#[tokio::test]
async fn who_moves_is_where_she_was_on_every_day_before() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let first = app.now().day();
    app.later(Duration::days(40));
    move_to(&app, lan, MEO_VAC).await;
    app.later(Duration::days(3));
    move_to(&app, lan, HOANG_SU_PHI).await;
    let told: Vec<_> =
        intervals(&app, lan).await.into_iter().map(|row| (row.unit_code, row.from_on, row.to_on)).collect();
    let days = |days| first + Duration::days(days);
    let unit = |code: &str| Some(UnitCode(code.into()));
    assert_eq!(
        told,
        [
            (None, first, Some(days(40))),
            (unit(MEO_VAC), days(40), Some(days(43))),
            (unit(HOANG_SU_PHI), days(43), None),
        ]
    );
    for (after, place) in [(0, None), (39, None), (40, unit(MEO_VAC)), (42, unit(MEO_VAC)), (43, unit(HOANG_SU_PHI))] {
        let places = by_place(&app.db.read, days(after)).await.expect("places");
        assert_eq!(places.into_iter().collect::<Vec<_>>(), [(place, Steps::one(Step::Account))], "{after}");
    }
}

#[tokio::test]
async fn who_moves_twice_on_one_day_is_where_she_went_last() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    move_to(&app, lan, MEO_VAC).await;
    move_to(&app, lan, HOANG_SU_PHI).await;
    assert_eq!(intervals(&app, lan).await.len(), 1);
    let places = by_place(&app.db.read, app.now().day()).await.expect("places");
    let here = Some(UnitCode(HOANG_SU_PHI.into()));
    assert_eq!(places.into_iter().collect::<Vec<_>>(), [(here, Steps::one(Step::Account))]);
}

#[tokio::test]
async fn goods_that_rest_take_their_shop_back_a_step_from_that_day_on() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let steps = |app: &TestApp, days: i64| {
        let (db, day) = (app.db.read.clone(), app.now().day() - Duration::days(days));
        async move { by_place(&db, day).await.expect("places")[&Some(UnitCode(MEO_VAC.into()))] }
    };
    app.later(Duration::days(2));
    let work = app.begin(my.actor()).await;
    pause(&work, claims::product(&work, honey.product).await).await.expect("rests");
    work.commit().await.expect("committed");
    assert_eq!((steps(&app, 1).await, steps(&app, 0).await), (Steps::one(Step::Live), Steps::one(Step::Shop)));
    let work = app.begin(my.actor()).await;
    resume(&work, claims::product(&work, honey.product).await).await.expect("goes on");
    work.commit().await.expect("committed");
    assert_eq!(
        steps(&app, 0).await,
        Steps::one(Step::Live),
        "what was changed back on the same day was never otherwise"
    );
}

#[tokio::test]
async fn nothing_is_written_where_nothing_changed() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let before = intervals(&app, my.account).await;
    app.later(Duration::days(1));
    let work = app.begin(my.actor()).await;
    refresh(&work, my.account).await.expect("intervals");
    work.commit().await.expect("committed");
    assert_eq!(intervals(&app, my.account).await, before);
}
