//! Twin of `market/moderation/suspensions/call_off.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        moderation::suspensions::call_off::{NotComing, call_off},
        shops::Status,
    },
};
use time::Duration;

use super::{announced, closed, coming, last, ordered, status, unanswered};
use crate::kit::{Household, TestApp, claims};

async fn called_off(app: &TestApp, my: &Household) -> Result<(), Refused<NotComing>> {
    let work = app.begin(Actor::System).await;
    call_off(&work, &claims::shop(&work, my.shop).await).await?;
    work.commit().await?;
    Ok(())
}

#[tokio::test]
async fn it_stays_suspended_with_the_last_day_that_it_had() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let last_day = Some(app.now().day() + Duration::days(9));
    assert!(matches!(called_off(&app, &my).await, Err(Refused::No(NotComing))));
    announced(&app, &my, ordered(last_day)).await.expect("suspended");
    assert!(matches!(called_off(&app, &my).await, Err(Refused::No(NotComing))), "only a closing is called off");
    closed(&app, &my, unanswered(None)).await.expect("announced");
    called_off(&app, &my).await.expect("called off");
    let told = coming(&app, &my).await.expect("suspended");
    assert_eq!((told.closes_on, told.ends_on, status(&app, &my).await), (None, last_day, Status::Suspended));
    assert_eq!(last(&app).await.name, "shop.closing_called_off");
    assert!(matches!(called_off(&app, &my).await, Err(Refused::No(NotComing))));
}
