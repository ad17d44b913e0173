//! Twin of `market/shops/standing.rs`.

use chophien::{
    kernel::{actor::Actor, ids::ShopId},
    market::{
        revisions::decide::approve,
        shops::{Status, content::ShopContent, revise::revise, standing},
    },
};

use super::{content, photo_of, shown, waiting};
use crate::kit::{TestApp, claims};

#[tokio::test]
async fn a_new_shop_shows_nothing_and_waits() {
    let app = TestApp::new().await;
    let (my, shop, revision) = waiting(&app).await;
    let standing = standing::of(&app.db.read, shop).await.expect("shops").expect("it");
    assert_eq!((standing.status, standing.owner), (Status::Pending, my));
    assert_eq!((standing.on_display(), standing.sent_back()), (None, None));
    assert_eq!(standing.waiting().map(|r| r.id), Some(revision));
    assert_eq!(standing.draft(), &shown());
}

#[tokio::test]
async fn an_approved_shop_shows_what_was_approved_and_nothing_waits() {
    let app = TestApp::new().await;
    let (_, shop, revision) = waiting(&app).await;
    let work = app.begin(Actor::System).await;
    approve(&work, claims::proposal::<ShopContent>(&work, revision).await).await.expect("approved");
    work.commit().await.expect("a commit");
    let standing = standing::of(&app.db.read, shop).await.expect("shops").expect("it");
    assert_eq!((standing.on_display(), standing.waiting()), (Some(&shown()), None));
}

#[tokio::test]
async fn every_photo_that_was_ever_proposed_is_known_and_the_newest_words_are_claimed() {
    let app = TestApp::new().await;
    let (my, shop, _) = waiting(&app).await;
    let mut codes = Vec::new();
    for name in ["Ong một", "Ong hai"] {
        let photo = photo_of(&app, my).await;
        let work = app.begin(Actor::Account(my)).await;
        let in_shop = claims::enter(&work, shop).await;
        let change = ShopContent { name: name.into(), photo: Some(photo.clone()), ..content() };
        revise(&in_shop, change.clone()).await.expect("a change");
        assert_eq!(
            standing::claim(&in_shop).await.expect("shops").draft(),
            &ShopContent { owner: shown().owner, ..change }
        );
        work.commit().await.expect("a commit");
        codes.push(photo);
    }
    let standing = standing::of(&app.db.read, shop).await.expect("shops").expect("it");
    let known = standing::photos(&app.db.read, &standing).await.expect("revisions");
    assert!(codes.iter().all(|code| known.contains(code)), "{known:?}");
}

#[tokio::test]
async fn a_shop_that_is_not_there_stands_nowhere() {
    let app = TestApp::new().await;
    assert_eq!(standing::of(&app.db.read, ShopId(99)).await.expect("shops"), None);
}
