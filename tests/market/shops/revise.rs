//! Twin of `market/shops/revise.rs`.

use chophien::{
    entities::decision::Reason,
    infra::refused::Refused,
    kernel::{actor::Actor, ids::UnitCode},
    market::{
        revisions::{RevisionStatus, decide, why::Why},
        shops::{
            Status,
            content::{ContentError, ShopContent},
            revise::{ReviseError, revise},
        },
    },
};

use super::{content, newest, photo_of, row, statuses, waiting};
use crate::kit::{Household, TestApp, claims, world::HOANG_SU_PHI};

async fn try_to(app: &TestApp, my: &Household, content: ShopContent) -> Result<(), Refused<ReviseError>> {
    let work = app.begin(my.actor()).await;
    let shop = claims::enter(&work, my.shop).await;
    revise(&shop, content).await?;
    work.commit().await?;
    Ok(())
}

/// What the kit's open shop says.
fn shown() -> ShopContent {
    ShopContent { story: "Nhà mình làm nghề này đã mười hai năm.".into(), ..content() }
}

#[tokio::test]
async fn an_open_shop_keeps_showing_what_was_approved() {
    let app = TestApp::new().await;
    let my = app.my().await;
    try_to(&app, &my, ShopContent { name: "Ong bạc hà Mỷ".into(), ..shown() }).await.expect("a change");
    let row = row(&app, my.shop).await;
    assert_eq!((row.name.as_str(), row.status), ("Mật ong Mỷ", Status::Open));
    let waiting = newest(&app, my.shop).await;
    assert_eq!((waiting.status, waiting.content["name"].as_str()), (RevisionStatus::Pending, Some("Ong bạc hà Mỷ")));
}

#[tokio::test]
async fn a_newer_change_replaces_the_one_that_waits() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for name in ["Ong Mỷ một", "Ong Mỷ hai"] {
        try_to(&app, &my, ShopContent { name: name.into(), ..shown() }).await.expect("a change");
    }
    assert_eq!(statuses(&app, my.shop).await, [RevisionStatus::Replaced, RevisionStatus::Pending]);
}

#[tokio::test]
async fn a_shop_that_was_sent_back_is_mended_and_waits_again() {
    let app = TestApp::new().await;
    let (my, shop, revision) = waiting(&app).await;
    let hanh = app.hanh().await;
    let work = app.begin(Actor::Account(hanh)).await;
    let why = Why { reason: Reason::Photo, words: None };
    decide::send_back(&work, claims::proposal::<ShopContent>(&work, revision).await, &why).await.expect("sent back");
    work.commit().await.expect("a commit");

    let work = app.begin(Actor::Account(my)).await;
    let claimed = claims::enter(&work, shop).await;
    revise(&claimed, ShopContent { name: "Mật ong nhà Mỷ".into(), ..content() }).await.expect("mended");
    work.commit().await.expect("a commit");
    let mended = row(&app, shop).await;
    assert_eq!((mended.status, mended.name.as_str()), (Status::Pending, "Mật ong nhà Mỷ"));
    assert_eq!(statuses(&app, shop).await, [RevisionStatus::SentBack, RevisionStatus::Pending]);
}

#[tokio::test]
async fn what_is_said_already_is_not_sent_again() {
    let app = TestApp::new().await;
    let my = app.my().await;
    assert!(matches!(try_to(&app, &my, shown()).await, Err(Refused::No(ReviseError::Unchanged))));
    let other = ShopContent { name: "Ong Mỷ".into(), ..shown() };
    try_to(&app, &my, other.clone()).await.expect("a change");
    assert!(matches!(try_to(&app, &my, other).await, Err(Refused::No(ReviseError::Unchanged))));
    assert_eq!(statuses(&app, my.shop).await, [RevisionStatus::Pending]);
}

#[tokio::test]
async fn a_refused_change_leaves_everything_as_it_was() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    let nowhere = ShopContent { unit: UnitCode("99999".into()), ..shown() };
    assert!(matches!(try_to(&app, &my, nowhere).await, Err(Refused::No(ReviseError::NoSuchPlace))));
    let foreign = ShopContent { photo: Some(photo_of(&app, lan).await), ..shown() };
    assert!(matches!(try_to(&app, &my, foreign).await, Err(Refused::No(ReviseError::ForeignPhoto))));
    let short = ShopContent { name: "M".into(), ..shown() };
    assert!(matches!(try_to(&app, &my, short).await, Err(Refused::No(ReviseError::Content(ContentError::Name)))));
    assert_eq!(statuses(&app, my.shop).await, []);
}

#[tokio::test]
async fn a_photo_that_the_shop_shows_may_stay_whoever_sent_it() {
    let app = TestApp::new().await;
    let (my, shop, _) = waiting(&app).await;
    let change = async |actor, content| {
        let work = app.begin(actor).await;
        let claimed = claims::enter(&work, shop).await;
        let revision = revise(&claimed, content).await.expect("a change");
        decide::approve(&work, claims::proposal::<ShopContent>(&work, revision).await).await.expect("approved");
        work.commit().await.expect("a commit");
    };
    let with_photo = ShopContent { photo: Some(photo_of(&app, my).await), ..content() };
    change(Actor::Account(my), with_photo.clone()).await;
    let sung = app.sung().await;
    let helper = Actor::Helper { account: sung, household: my, consent: chophien::kernel::ids::ConsentId(1) };
    change(helper, ShopContent { unit: UnitCode(HOANG_SU_PHI.into()), ..with_photo.clone() }).await;
    assert_eq!(row(&app, shop).await.photo, with_photo.photo);
}
