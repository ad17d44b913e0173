//! Twin of `market/moderation/suspensions/close.rs`.

use chophien::{
    infra::refused::Refused,
    market::{moderation::suspensions::close::NotSuspended, shops::Status},
};
use time::Duration;

use super::{announced, closed, coming, last, ordered, put, status, unanswered};
use crate::kit::TestApp;

#[tokio::test]
async fn a_suspended_shop_is_closed_after_a_notice_or_at_once() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let today = app.now().day();
    assert!(matches!(closed(&app, &my, ordered(None)).await, Err(Refused::No(NotSuspended))), "it is open");
    announced(&app, &my, ordered(Some(today + Duration::days(2)))).await.expect("suspended");
    let day = closed(&app, &my, unanswered(None)).await.expect("announced");
    assert_eq!(day, today + Duration::days(6));
    let told = coming(&app, &my).await.expect("it comes");
    assert_eq!((told.closes_on, told.ends_on), (Some(day), Some(today + Duration::days(2))));
    assert_eq!(
        (status(&app, &my).await, last(&app).await.name.as_str()),
        (Status::Suspended, "shop.closing_announced")
    );
    assert!(matches!(closed(&app, &my, unanswered(None)).await, Err(Refused::No(NotSuspended))), "once");
    app.work_off().await;
    assert!(app.last_text_to(&my.phone).contains("se bi dong tu ngay"), "{}", app.last_text_to(&my.phone));
    closed(&app, &my, ordered(None)).await.expect("what an authority orders does not wait");
    assert_eq!((status(&app, &my).await, coming(&app, &my).await), (Status::Closed, None));
}

#[tokio::test]
async fn what_was_suspended_before_suspensions_had_rows_is_closed_too() {
    let app = TestApp::new().await;
    let my = app.my().await;
    put(&app, &my, Status::Suspended).await;
    closed(&app, &my, unanswered(None)).await.expect("announced");
    assert!(coming(&app, &my).await.is_some_and(|told| told.closes_on.is_some()));
    put(&app, &my, Status::Open).await;
    let other = app.may_trang().await;
    put(&app, &other, Status::Suspended).await;
    closed(&app, &other, ordered(None)).await.expect("closed");
    assert_eq!((status(&app, &other).await, coming(&app, &other).await), (Status::Closed, None));
    assert_eq!(last(&app).await.name, "shop.closed");
}
