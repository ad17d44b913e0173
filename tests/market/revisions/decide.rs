//! Twin of `market/revisions/decide.rs`.

use chophien::{
    entities::{
        decision::Reason,
        event,
        product::{self, Status},
        product_photo, revision,
    },
    infra::refused::Refused,
    kernel::{actor::Actor, ids::RevisionId},
    market::{
        catalog::content::ProductContent,
        revisions::{
            RevisionStatus,
            decide::{self, ProposalError},
            find,
            why::Why,
        },
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::{content, product_now, propose, revision as revision_now};
use crate::kit::{TestApp, claims, goods::Listing};

async fn approve(app: &TestApp, id: RevisionId) -> Result<(), Refused<ProposalError>> {
    let work = app.begin(Actor::Account(app.hanh().await)).await;
    let result = decide::approve(&work, claims::proposal::<ProductContent>(&work, id).await).await;
    work.commit().await.expect("committed");
    result
}

async fn approvals(app: &TestApp) -> u64 {
    let named = event::Entity::find().filter(event::Column::Name.eq("product.approved"));
    named.count(&app.db.read).await.expect("events")
}

#[tokio::test]
async fn a_first_approval_shows_the_product() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.product(&my, Listing { status: Status::Pending, ..Default::default() }).await;
    let id = propose(&app, &my, honey.product, "Mật ong bạc hà").await;
    assert_eq!(product_now(&app, honey.product).await.published_at, None);

    approve(&app, id).await.expect("approved");
    let row = product_now(&app, honey.product).await;
    assert_eq!((row.status, row.published_at), (Status::Live, Some(app.now())));
    assert_eq!(approvals(&app).await, 1);
}

#[tokio::test]
async fn a_change_is_shown_whole_photos_words_and_what_finds_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let published = product_now(&app, honey.product).await.published_at;
    let id = propose(&app, &my, honey.product, "Mật ong hoa rừng").await;
    approve(&app, id).await.expect("approved");

    let row = product_now(&app, honey.product).await;
    let proposed = content("Mật ong hoa rừng");
    assert_eq!(
        (row.name, row.description, row.season_months),
        (proposed.name, proposed.description, proposed.season_months)
    );
    assert_eq!((row.name_text.as_str(), row.cover.as_deref()), ("mat ong hoa rung", Some("ab23456789cdef")));
    assert!(row.search_text.starts_with("mat ong hoa rung ") && !row.search_text.contains("bac ha meo vac"));
    assert_eq!((row.published_at, row.slug), (published, honey.slug.clone()), "its address stays");
    let photos = product_photo::Entity::find().order_by_asc(product_photo::Column::Position).all(&app.db.read).await;
    let photos: Vec<String> = photos.expect("photos").into_iter().map(|photo| photo.picture).collect();
    assert_eq!(photos, proposed.photos);
    assert_eq!(revision_now(&app, id).await.status, RevisionStatus::Approved);
}

#[tokio::test]
async fn a_paused_product_stays_paused_and_a_hidden_one_hidden() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for status in [Status::Paused, Status::Hidden] {
        let honey = app.honey(&my).await;
        let row = product::ActiveModel { id: Set(honey.product), status: Set(status), ..Default::default() };
        row.update(&app.db.write).await.expect("set aside");
        let id = propose(&app, &my, honey.product, "Mật ong hoa rừng").await;
        let work = app.begin(Actor::System).await;
        decide::approve(&work, claims::proposal::<ProductContent>(&work, id).await).await.expect("approved");
        work.commit().await.expect("committed");
        assert_eq!(product_now(&app, honey.product).await.status, status);
    }
}

#[tokio::test]
async fn what_is_not_there_is_neither_approved_nor_sent_back() {
    let app = TestApp::new().await;
    let work = app.begin(Actor::Account(app.hanh().await)).await;
    assert!(find::claim::<ProductContent>(&work, RevisionId(77)).await.expect("revisions").is_none());
}

#[tokio::test]
async fn what_was_decided_or_replaced_is_not_approved() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let replaced = propose(&app, &my, honey.product, "Mật ong một").await;
    let decided = propose(&app, &my, honey.product, "Mật ong hai").await;
    let work = app.begin(Actor::System).await;
    let why = Why { reason: Reason::Photo, words: None };
    decide::send_back(&work, claims::proposal::<ProductContent>(&work, decided).await, &why).await.expect("sent back");
    for id in [replaced, decided] {
        assert!(matches!(
            decide::approve(&work, claims::proposal::<ProductContent>(&work, id).await).await,
            Err(Refused::No(ProposalError::NotWaiting))
        ));
    }
    work.commit().await.expect("committed");
    assert_eq!(product_now(&app, honey.product).await.name, "Mật ong bạc hà Mèo Vạc");
    assert_eq!(approvals(&app).await, 0);
}

#[tokio::test]
async fn a_proposal_that_the_rules_no_longer_allow_is_not_approved() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let id = propose(&app, &my, honey.product, "Mật ong hoa rừng").await;
    let mut wine = content("Rượu ngô");
    wine.set_no = 14;
    let row = revision::ActiveModel {
        id: Set(id),
        content: Set(serde_json::to_value(wine).expect("json")),
        ..Default::default()
    };
    row.update(&app.db.write).await.expect("changed");
    let refused = approve(&app, id).await;
    assert!(matches!(refused, Err(Refused::No(ProposalError::Forbidden))));
    assert_eq!(product_now(&app, honey.product).await.set_no, 4);
    assert_eq!(revision_now(&app, id).await.status, RevisionStatus::Pending);
}

fn dark() -> Why {
    Why { reason: Reason::Photo, words: Some("Ảnh hơi tối.".into()) }
}

async fn send_back(app: &TestApp, id: RevisionId) -> Result<(), Refused<ProposalError>> {
    let work = app.begin(Actor::System).await;
    let result = decide::send_back(&work, claims::proposal::<ProductContent>(&work, id).await, &dark()).await;
    work.commit().await.expect("committed");
    result
}

#[tokio::test]
async fn what_was_never_approved_waits_for_its_seller_with_the_reason() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.product(&my, Listing { status: Status::Pending, ..Default::default() }).await;
    let id = propose(&app, &my, honey.product, "Mật ong").await;
    send_back(&app, id).await.expect("sent back");
    assert_eq!(product_now(&app, honey.product).await.status, Status::SentBack);
    let row = revision_now(&app, id).await;
    assert_eq!((row.status, row.decided_at), (RevisionStatus::SentBack, Some(app.now())));
    assert_eq!((row.reason, row.words.as_deref()), (Some(Reason::Photo), Some("Ảnh hơi tối.")));
    let told = event::Entity::find().filter(event::Column::Name.eq("product.sent_back")).one(&app.db.read).await;
    assert_eq!(told.expect("events").expect("recorded").body["words"], "Ảnh hơi tối.");
}

#[tokio::test]
async fn what_is_live_stays_live() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let before = product_now(&app, honey.product).await;
    let id = propose(&app, &my, honey.product, "Mật ong chữa bệnh").await;
    send_back(&app, id).await.expect("sent back");
    assert_eq!(product_now(&app, honey.product).await, before);
}

#[tokio::test]
async fn what_was_decided_is_not_sent_back() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let id = propose(&app, &my, honey.product, "Mật ong").await;
    let work = app.begin(Actor::System).await;
    decide::approve(&work, claims::proposal::<ProductContent>(&work, id).await).await.expect("approved");
    work.commit().await.expect("committed");
    assert!(matches!(send_back(&app, id).await, Err(Refused::No(ProposalError::NotWaiting))));
    assert_eq!(revision_now(&app, id).await.status, RevisionStatus::Approved);
}
