//! Twin of `market/moderation/suspensions/announce.rs`.

use chophien::{
    infra::refused::Refused,
    market::{
        moderation::suspensions::{Suspension, announce::AnnounceError},
        shops::Status,
    },
};
use time::{Duration, macros::date};

use super::{announced, coming, last, ordered, put, status, unanswered};
use crate::{kit::TestApp, market::periods};

#[tokio::test]
async fn its_people_have_full_days_before_it_begins() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let today = app.now().day();
    let first = today + Duration::days(6);
    let told = announced(&app, &my, unanswered(Some(first))).await.expect("announced");
    assert_eq!(told, Suspension { starts_on: first, ends_on: Some(first), closes_on: None });
    assert_eq!((status(&app, &my).await, coming(&app, &my).await), (Status::Open, Some(told)));
    let event = last(&app).await;
    assert_eq!(event.name, "shop.suspension_announced");
    assert_eq!(event.body["starts_on"].as_str(), Some(first.to_string().as_str()));
    app.work_off().await;
    let text = app.last_text_to(&my.phone);
    assert!(text.contains("se bi tam ngung tu ngay") && text.contains("don khong tra loi"), "{text}");
}

#[tokio::test]
async fn an_authoritys_order_holds_at_once() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let today = app.now().day();
    let told = announced(&app, &my, ordered(None)).await.expect("suspended");
    assert_eq!((told.starts_on, status(&app, &my).await), (today, Status::Suspended));
    assert_eq!(last(&app).await.name, "shop.suspended");
}

#[tokio::test]
async fn the_notice_is_what_holds_on_the_day_and_no_constant() {
    let app = TestApp::new().await;
    let my = app.my().await;
    periods::set_notice(&app, 10, app.now().day() + Duration::DAY).await;
    app.later(Duration::days(1));
    let told = announced(&app, &my, unanswered(None)).await.expect("announced");
    assert_eq!(told.starts_on, app.now().day() + Duration::days(11));
}

#[tokio::test]
async fn every_refusal_leaves_it_as_it_was() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let today = app.now().day();
    for until in [today, today + Duration::days(5), date!(2100 - 01 - 01)] {
        let refused = announced(&app, &my, unanswered(Some(until))).await;
        assert!(matches!(refused, Err(Refused::No(AnnounceError::Until))), "{until}");
    }
    for state in Status::ALL.into_iter().filter(|status| !matches!(status, Status::Open | Status::Resting)) {
        put(&app, &my, state).await;
        for stop in [unanswered(None), ordered(None)] {
            let refused = announced(&app, &my, stop).await;
            assert!(matches!(refused, Err(Refused::No(AnnounceError::NotOpen))), "{state:?}");
        }
    }
    assert_eq!(coming(&app, &my).await, None);
    put(&app, &my, Status::Open).await;
    announced(&app, &my, unanswered(None)).await.expect("announced");
    let refused = announced(&app, &my, unanswered(None)).await;
    assert!(matches!(refused, Err(Refused::No(AnnounceError::NotOpen))), "once");
    announced(&app, &my, ordered(None)).await.expect("what an authority orders does not wait");
    assert_eq!(status(&app, &my).await, Status::Suspended);
}
