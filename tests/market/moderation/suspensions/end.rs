//! Twin of `market/moderation/suspensions/end.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        moderation::sanctions::bar::bar,
        moderation::suspensions::end::{EndError, Ended},
        shops::Status,
    },
};

use super::{announced, closed, coming, ended, last, ordered, put, status, unanswered};
use crate::kit::TestApp;

#[tokio::test]
async fn what_comes_is_called_off_and_what_holds_is_ended() {
    let app = TestApp::new().await;
    let my = app.my().await;
    assert!(matches!(ended(&app, &my).await, Err(Refused::No(EndError::NotSuspended))));
    announced(&app, &my, unanswered(None)).await.expect("announced");
    assert_eq!(ended(&app, &my).await.expect("called off"), Ended::CalledOff);
    assert_eq!((status(&app, &my).await, last(&app).await.name.as_str()), (Status::Open, "shop.suspension_called_off"));
    announced(&app, &my, ordered(None)).await.expect("suspended");
    assert_eq!(ended(&app, &my).await.expect("restored"), Ended::Restored);
    assert_eq!((status(&app, &my).await, last(&app).await.name.as_str()), (Status::Open, "shop.reopened"));
    announced(&app, &my, ordered(None)).await.expect("suspended");
    closed(&app, &my, ordered(None)).await.expect("closed");
    assert_eq!(ended(&app, &my).await.expect("restored"), Ended::Restored);
    assert_eq!((status(&app, &my).await, coming(&app, &my).await), (Status::Open, None));
    put(&app, &my, Status::Suspended).await;
    assert_eq!(ended(&app, &my).await.expect("of before suspensions had rows"), Ended::Restored);
}

#[tokio::test]
async fn a_shop_whose_owner_is_barred_stays_shut() {
    let app = TestApp::new().await;
    let (my, tam) = (app.my().await, app.tam().await);
    announced(&app, &my, ordered(None)).await.expect("suspended");
    let work = app.begin(Actor::Account(tam)).await;
    bar(&work, my.account, "Bán hàng giả.".to_owned(), None).await.expect("barred");
    work.commit().await.expect("a commit");
    assert!(matches!(ended(&app, &my).await, Err(Refused::No(EndError::OwnerBarred))));
    assert_eq!((status(&app, &my).await, coming(&app, &my).await.is_some()), (Status::Suspended, true));
}
