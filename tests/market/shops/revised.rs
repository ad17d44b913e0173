//! Twin of `market/shops/revised.rs`. Rule 7: nothing is shown before a moderator has approved it.

use chophien::{
    entities::{decision::Reason, picture},
    infra::refused::Refused,
    kernel::{actor::Actor, ids::RevisionId},
    market::{
        catalog::views::shop as shop_views,
        revisions::{
            self, RevisionStatus,
            decide::{ProposalError, approve, send_back},
            why::Why,
        },
        shops::{Status, content::ShopContent, revise::revise, revised::Approved},
    },
};
use sea_orm::EntityTrait;

use super::{content, events, newest, photo_of, row, statuses, waiting};
use crate::kit::{TestApp, claims};

async fn approved(app: &TestApp, revision: RevisionId) -> Result<Approved, Refused<ProposalError>> {
    let work = app.begin(Actor::System).await;
    let approved = approve(&work, claims::proposal::<ShopContent>(&work, revision).await).await?;
    work.commit().await?;
    Ok(approved)
}

#[tokio::test]
async fn a_shop_is_shown_from_its_approval_on_and_not_before() {
    let app = TestApp::new().await;
    let (_, shop, revision) = waiting(&app).await;
    let slug = row(&app, shop).await.slug;
    assert!(shop_views::by_slug(&app.db.read, &slug).await.expect("shops").is_none());
    app.later(time::Duration::days(1));
    assert!(approved(&app, revision).await.expect("approved").first);
    let shown = shop_views::by_slug(&app.db.read, &slug).await.expect("shops").expect("it is open");
    assert_eq!((shown.name.as_str(), shown.opened_on), ("Mật ong Mỷ", Some(app.now().day())));
    assert_eq!(row(&app, shop).await.opened_at, Some(app.now()));
    assert_eq!(events(&app).await, ["shop.submitted", "shop.approved"]);
}

#[tokio::test]
async fn an_approved_change_is_shown_under_the_same_address_and_opening_day() {
    let app = TestApp::new().await;
    let (my, shop, first) = waiting(&app).await;
    approved(&app, first).await.expect("approved");
    let before = row(&app, shop).await;
    app.later(time::Duration::days(3));
    let photo = photo_of(&app, my).await;
    let work = app.begin(Actor::Account(my)).await;
    let claimed = claims::enter(&work, shop).await;
    let change = ShopContent { name: "Ong bạc hà Mỷ".into(), photo: Some(photo.clone()), ..content() };
    let second = revise(&claimed, change).await.expect("a change");
    work.commit().await.expect("a commit");
    assert!(!approved(&app, second).await.expect("approved").first);
    let after = row(&app, shop).await;
    assert_eq!((after.name.as_str(), after.status), ("Ong bạc hà Mỷ", Status::Open));
    assert_eq!((after.slug, after.opened_at, after.opened_on), (before.slug, before.opened_at, before.opened_on));
    let picture = picture::Entity::find().one(&app.db.read).await.expect("pictures").expect("the photo");
    assert_eq!((picture.code, picture.used), (photo, true), "a shown picture is not swept");
}

#[tokio::test]
async fn deciding_twice_changes_nothing() {
    let app = TestApp::new().await;
    let (_, shop, revision) = waiting(&app).await;
    approved(&app, revision).await.expect("approved");
    let before = row(&app, shop).await;
    app.later(time::Duration::hours(1));
    let work = app.begin(Actor::System).await;
    assert!(matches!(
        approve(&work, claims::proposal::<ShopContent>(&work, revision).await).await,
        Err(Refused::No(ProposalError::NotWaiting))
    ));
    drop(work);
    assert_eq!(row(&app, shop).await, before);
    assert_eq!(newest(&app, shop).await.status, RevisionStatus::Approved);
}

#[tokio::test]
async fn a_replaced_proposal_cannot_be_approved() {
    let app = TestApp::new().await;
    let (my, shop, revision) = waiting(&app).await;
    let work = app.begin(Actor::Account(my)).await;
    let claimed = claims::enter(&work, shop).await;
    revise(&claimed, ShopContent { name: "Ong Mỷ".into(), ..content() }).await.expect("a change");
    work.commit().await.expect("a commit");
    assert!(matches!(approved(&app, revision).await, Err(Refused::No(ProposalError::NotWaiting))));
    assert_eq!(statuses(&app, shop).await, [RevisionStatus::Replaced, RevisionStatus::Pending]);
}

#[tokio::test]
async fn what_does_not_exist_cannot_be_approved() {
    let app = TestApp::new().await;
    let work = app.begin(Actor::System).await;
    assert!(revisions::find::claim::<ShopContent>(&work, RevisionId(99)).await.expect("revisions").is_none());
}

async fn sent_back(app: &TestApp, revision: RevisionId) -> Result<(), Refused<ProposalError>> {
    let work = app.begin(Actor::System).await;
    let why = Why { reason: Reason::Photo, words: Some("Xin chụp rõ hơn.".into()) };
    send_back(&work, claims::proposal::<ShopContent>(&work, revision).await, &why).await?;
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
    assert_eq!((back.reason, back.words.as_deref()), (Some(Reason::Photo), Some("Xin chụp rõ hơn.")));
    assert_eq!(events(&app).await, ["shop.submitted", "shop.sent_back"]);
}

#[tokio::test]
async fn an_open_shop_stays_open_when_its_change_comes_back() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let work = app.begin(my.actor()).await;
    let claimed = claims::enter(&work, my.shop).await;
    let revision = revise(&claimed, ShopContent { name: "Ong Mỷ".into(), ..content() }).await.expect("a change");
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
    assert!(matches!(sent_back(&app, revision).await, Err(Refused::No(ProposalError::NotWaiting))));
    let work = app.begin(Actor::System).await;
    assert!(revisions::find::claim::<ShopContent>(&work, RevisionId(99)).await.expect("revisions").is_none());
    drop(work);
    assert_eq!(newest(&app, shop).await, before);
}
