//! Twin of `market/catalog/doors/resume.rs`.

use chophien::{
    kernel::actor::Actor,
    market::{
        catalog::doors::{DoorError, resume::resume_rested},
        shops::Status,
    },
};
use time::Duration;

use super::{Door, row, shown, tried};
use crate::kit::TestApp;

#[tokio::test]
async fn its_goods_are_on_sale_again_before_the_day_or_by_themselves_after_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let day = app.now().day() + Duration::days(3);
    tried(&app, &my, my.actor(), Door::Rest(day)).await.expect("rests");
    tried(&app, &my, my.actor(), Door::Resume).await.expect("sells again");
    assert_eq!((row(&app, &my).await.status, row(&app, &my).await.rests_until), (Status::Open, None));
    assert_eq!(shown(&app).await, 1);
    tried(&app, &my, my.actor(), Door::Rest(day)).await.expect("rests");
    app.later(Duration::days(3));
    app.work_off().await;
    assert_eq!(row(&app, &my).await.status, Status::Resting, "to the end of that day");
    app.later(Duration::days(1));
    app.work_off().await;
    assert_eq!((row(&app, &my).await.status, shown(&app).await), (Status::Open, 1));
    app.visitor().get(&format!("/products/{}", honey.slug)).await.assert_ok().assert_has("form[action=\"/cart\"]");
}

#[tokio::test]
async fn what_does_not_rest_or_is_not_over_stays() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let lan = app.lan().await;
    app.invite_in(&my, lan, "0900000001").await;
    assert!(matches!(tried(&app, &my, my.actor(), Door::Resume).await, Err(DoorError::NotNow)));
    tried(&app, &my, my.actor(), Door::Rest(app.now().day())).await.expect("rests");
    assert!(matches!(tried(&app, &my, Actor::Account(lan), Door::Resume).await, Err(DoorError::NotOwner)));
    let work = app.begin(Actor::System).await;
    resume_rested(&work, my.shop).await.expect("nothing is due");
    work.commit().await.expect("a commit");
    assert_eq!(row(&app, &my).await.status, Status::Resting);
}
