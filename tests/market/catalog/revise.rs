//! Twin of `market/catalog/revise.rs`.

use chophien::{
    entities::{decision::Reason, event, picture, product::Status, revision},
    infra::refused::Refused,
    kernel::ids::ProductId,
    market::{
        catalog::{
            content::{ContentError, ProductContent},
            find,
            revise::{self, ReviseError},
        },
        revisions::{RevisionStatus, decide, why::Why},
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, PaginatorTrait};

use crate::{
    kit::{Household, TestApp, claims, goods::Listing},
    market::revisions::{content, product_now, propose, revision as revision_now},
};

async fn revise(
    app: &TestApp,
    my: &Household,
    id: ProductId,
    content: ProductContent,
) -> Result<(), Refused<ReviseError>> {
    let work = app.begin(my.actor()).await;
    let result = revise::revise(&work, claims::product(&work, id).await, content).await.map(drop);
    work.commit().await.expect("committed");
    result
}

async fn counts(app: &TestApp) -> (u64, u64) {
    let revisions = revision::Entity::find().count(&app.db.read).await.expect("revisions");
    (revisions, event::Entity::find().count(&app.db.read).await.expect("events"))
}

#[tokio::test]
async fn what_is_live_stays_as_it_is_while_a_change_waits() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let before = product_now(&app, honey.product).await;
    let id = propose(&app, &my, honey.product, "Mật ong hoa rừng").await;
    assert_eq!(product_now(&app, honey.product).await, before);
    let waiting = revision_now(&app, id).await;
    assert_eq!((waiting.status, waiting.submitted_by), (RevisionStatus::Pending, Some(my.account)));
}

#[tokio::test]
async fn a_newer_proposal_takes_the_place_of_one_that_waits() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let first = propose(&app, &my, honey.product, "Mật ong một").await;
    let second = propose(&app, &my, honey.product, "Mật ong hai").await;
    assert_eq!(revision_now(&app, first).await.status, RevisionStatus::Replaced);
    assert_eq!(revision_now(&app, second).await.status, RevisionStatus::Pending);
}

#[tokio::test]
async fn what_was_sent_back_before_it_was_ever_approved_waits_anew() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.product(&my, Listing { status: Status::Pending, ..Default::default() }).await;
    let first = propose(&app, &my, honey.product, "Mật ong một").await;
    let work = app.begin(my.actor()).await;
    let why = Why { reason: Reason::Photo, words: None };
    decide::send_back(&work, claims::proposal::<ProductContent>(&work, first).await, &why).await.expect("sent back");
    work.commit().await.expect("committed");
    assert_eq!(product_now(&app, honey.product).await.status, Status::SentBack);

    propose(&app, &my, honey.product, "Mật ong hai").await;
    let row = product_now(&app, honey.product).await;
    assert_eq!((row.status, row.name.as_str()), (Status::Pending, "Mật ong hai"), "its seller sees the new name");
}

#[tokio::test]
async fn its_photos_are_not_swept_while_they_wait() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let row = picture::ActiveModel {
        code: Set("ab23456789cdef".into()),
        owner_id: Set(Some(my.account)),
        width: Set(1),
        height: Set(1),
        used: Set(false),
        created_at: Set(app.now()),
        ..Default::default()
    };
    let id = row.insert(&app.db.write).await.expect("a picture").id;
    propose(&app, &my, honey.product, "Mật ong một").await;
    let row = picture::Entity::find_by_id(id).one(&app.db.read).await.expect("pictures").expect("there");
    assert!(row.used);
}

#[tokio::test]
async fn what_is_not_there_or_anothers_is_not_revised() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let code = product_now(&app, app.honey(&my).await.product).await.code;
    let work = app.begin(may.actor()).await;
    let shop = claims::enter(&work, may.shop).await;
    for code in ["nothing", &code] {
        assert!(find::claim_product(&shop, code).await.expect("products").is_none(), "{code}");
    }
}

#[tokio::test]
async fn content_against_the_rules_changes_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let medicine = ProductContent { set_no: 18, ..content("Cao xoa bóp") };
    let refused = revise(&app, &my, honey.product, medicine).await;
    assert!(matches!(refused, Err(Refused::No(ReviseError::Content(ContentError::SetRefused(18))))));
    assert_eq!(counts(&app).await, (0, 0));
}

#[tokio::test]
async fn the_words_that_are_shown_already_are_no_proposal() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let id = propose(&app, &my, honey.product, "Mật ong một").await;
    let work = app.begin(my.actor()).await;
    decide::approve(&work, claims::proposal::<ProductContent>(&work, id).await).await.expect("approved");
    work.commit().await.expect("committed");
    let before = counts(&app).await;
    let refused = revise(&app, &my, honey.product, content("Mật ong một")).await;
    assert!(matches!(refused, Err(Refused::No(ReviseError::Unchanged))));
    assert_eq!(counts(&app).await, before);
}

#[tokio::test]
async fn what_waits_already_is_not_proposed_again_and_what_is_shown_may_take_its_place() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let shown = find::content(&app.db.read, honey.product).await.expect("products").expect("it");
    let shown = ProductContent { photos: content("").photos, ..shown };
    propose(&app, &my, honey.product, "Mật ong một").await;
    let before = counts(&app).await;
    let refused = revise(&app, &my, honey.product, content("Mật ong một")).await;
    assert!(matches!(refused, Err(Refused::No(ReviseError::Unchanged))));
    assert_eq!(counts(&app).await, before);
    revise(&app, &my, honey.product, shown.clone()).await.expect("another one than waits");
    let newest = find::newest(&app.db.read, honey.product).await.expect("revisions");
    assert_eq!(newest, Some(shown));
}

#[tokio::test]
async fn every_photo_that_was_ever_proposed_is_known() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for photo in ["ab23456789cdef", "ab23456789cdeg"] {
        let with = ProductContent { photos: vec![photo.into()], ..content("Mật ong một") };
        revise(&app, &my, honey.product, with).await.expect("a change");
    }
    let known = find::photos(&app.db.read, honey.product).await.expect("revisions");
    assert!(["ab23456789cdef", "ab23456789cdeg"].iter().all(|photo| known.iter().any(|code| code == photo)));
}

#[tokio::test]
async fn a_photo_that_too_many_products_begin_with_is_not_taken() {
    use chophien::market::catalog::quotas::MOST_OF_A_COVER;
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for _ in 0..MOST_OF_A_COVER {
        app.product(&my, Listing { cover: Some("ab23456789cdef"), ..Listing::default() }).await;
    }
    let before = counts(&app).await;
    let worn = revise(&app, &my, honey.product, content("Mật ong hoa rừng")).await;
    assert!(matches!(worn, Err(Refused::No(ReviseError::Worn))), "{worn:?}");
    assert_eq!(counts(&app).await, before);
}
