//! Twin of `market/shops/approve.rs`. Rule 7: nothing is shown before a moderator has approved it.

use chophien::{
    entities::picture,
    kernel::{actor::Actor, ids::RevisionId},
    market::{
        catalog::views::shop as shop_views,
        shops::{
            Status,
            approve::{ApproveError, Approved, approve},
            content::ShopContent,
            find,
            revise::revise,
            revisions::RevisionStatus,
        },
    },
};
use sea_orm::EntityTrait;

use super::{content, events, newest, photo_of, row, statuses, waiting};
use crate::kit::TestApp;

async fn approved(app: &TestApp, revision: RevisionId) -> Result<Approved, ApproveError> {
    let work = app.begin(Actor::System).await;
    let approved = approve(&work, revision).await?;
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
    assert_eq!((shown.name.as_str(), row(&app, shop).await.opened_on), ("Mật ong Mỷ", Some(app.now().day())));
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
    let claimed = find::claim_for_member(&work, my, &before.code).await.expect("shops").expect("hers");
    let change = ShopContent { name: "Ong bạc hà Mỷ".into(), photo: Some(photo.clone()), ..content() };
    let second = revise(&work, claimed, change).await.expect("a change");
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
    assert!(matches!(approve(&work, revision).await, Err(ApproveError::NotWaiting)));
    drop(work);
    assert_eq!(row(&app, shop).await, before);
    assert_eq!(newest(&app, shop).await.status, RevisionStatus::Approved);
}

#[tokio::test]
async fn a_replaced_proposal_cannot_be_approved() {
    let app = TestApp::new().await;
    let (my, shop, revision) = waiting(&app).await;
    let code = row(&app, shop).await.code;
    let work = app.begin(Actor::Account(my)).await;
    let claimed = find::claim_for_member(&work, my, &code).await.expect("shops").expect("hers");
    revise(&work, claimed, ShopContent { name: "Ong Mỷ".into(), ..content() }).await.expect("a change");
    work.commit().await.expect("a commit");
    assert!(matches!(approved(&app, revision).await, Err(ApproveError::NotWaiting)));
    assert_eq!(statuses(&app, shop).await, [RevisionStatus::Replaced, RevisionStatus::Pending]);
}

#[tokio::test]
async fn what_does_not_exist_cannot_be_approved() {
    let app = TestApp::new().await;
    assert!(matches!(approved(&app, RevisionId(99)).await, Err(ApproveError::NoSuchRevision)));
}
