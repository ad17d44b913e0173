//! Twin of `market/shops/send_back.rs`.

use chophien::{
    kernel::{actor::Actor, ids::RevisionId},
    market::shops::{
        Status,
        content::ShopContent,
        find,
        revise::revise,
        revisions::RevisionStatus,
        send_back::{SendBackError, Verdict, send_back},
    },
};

use super::{content, events, newest, row, waiting};
use crate::kit::TestApp;

async fn sent_back(app: &TestApp, revision: RevisionId) -> Result<(), SendBackError> {
    let work = app.begin(Actor::System).await;
    let verdict = Verdict { reason: "reason-shop-photo".into(), words: Some("Xin chụp rõ hơn.".into()) };
    send_back(&work, revision, verdict).await?;
    work.commit().await?;
    Ok(())
}

#[tokio::test]
async fn a_new_shop_waits_for_its_seller_who_reads_why() {
    let app = TestApp::new().await;
    let (_, shop, revision) = waiting(&app).await;
    sent_back(&app, revision).await.expect("sent back");
    assert_eq!(row(&app, shop).await.status, Status::SentBack);
    let back = newest(&app, shop).await;
    assert_eq!((back.status, back.decided_at), (RevisionStatus::SentBack, Some(app.now())));
    assert_eq!((back.reason.as_deref(), back.words.as_deref()), (Some("reason-shop-photo"), Some("Xin chụp rõ hơn.")));
    assert_eq!(events(&app).await, ["shop.submitted", "shop.sent_back"]);
}

#[tokio::test]
async fn an_open_shop_stays_open_when_its_change_comes_back() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let work = app.begin(my.actor()).await;
    let claimed = find::claim_for_member(&work, my.account, &my.code).await.expect("shops").expect("hers");
    let revision = revise(&work, claimed, ShopContent { name: "Ong Mỷ".into(), ..content() }).await.expect("a change");
    work.commit().await.expect("a commit");
    sent_back(&app, revision).await.expect("sent back");
    let row = row(&app, my.shop).await;
    assert_eq!((row.status, row.name.as_str()), (Status::Open, "Mật ong Mỷ"));
}

#[tokio::test]
async fn what_was_decided_or_is_not_there_is_not_sent_back() {
    let app = TestApp::new().await;
    let (_, shop, revision) = waiting(&app).await;
    sent_back(&app, revision).await.expect("sent back");
    let before = newest(&app, shop).await;
    app.later(time::Duration::hours(1));
    assert!(matches!(sent_back(&app, revision).await, Err(SendBackError::NotWaiting)));
    assert!(matches!(sent_back(&app, RevisionId(99)).await, Err(SendBackError::NoSuchRevision)));
    assert_eq!(newest(&app, shop).await, before);
}
