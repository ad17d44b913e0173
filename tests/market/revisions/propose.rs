//! Twin of `market/revisions/propose.rs`. What a newer proposal does to one that waits is in `market/catalog/revise.rs` and
//! `market/shops/revise.rs`.

use chophien::{
    entities::{
        decision::{Kind, Reason},
        revision,
    },
    kernel::ids::{RevisionId, ShopId},
    market::{
        catalog::content::ProductContent,
        revisions::{RevisionStatus, find},
        shops::content::ShopContent,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, EntityTrait, IntoActiveModel, PaginatorTrait};

use super::{propose, revision as revision_now};
use crate::kit::{TestApp, claims};

async fn all(app: &TestApp) -> u64 {
    revision::Entity::find().count(&app.db.read).await.expect("revisions")
}

#[tokio::test]
async fn the_database_itself_lets_one_proposal_wait_and_no_second() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let id = propose(&app, &my, honey.product, "Mật ong một").await;
    let second = revision_now(&app, id).await.into_active_model().reset_all();
    let second = revision::ActiveModel { id: NotSet, ..second };
    second.insert(&app.db.write).await.expect_err("one waits already");
    assert_eq!(all(&app).await, 1);
}

#[tokio::test]
async fn a_proposal_is_of_its_kind_alone() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let id = propose(&app, &my, honey.product, "Mật ong một").await;
    assert_eq!(revision_now(&app, id).await.subject, Kind::Product);
    let shop = ShopId(honey.product.0);
    assert_eq!(find::waiting::<ShopContent>(&app.db.read, shop).await.expect("revisions"), None);
    assert_eq!(find::by_id::<ShopContent>(&app.db.read, id).await.expect("revisions"), None);
    let work = app.begin(my.actor()).await;
    assert!(find::claim::<ShopContent>(&work, id).await.expect("revisions").is_none());
    drop(work);
    assert_eq!(revision_now(&app, id).await.status, RevisionStatus::Pending);
}

#[tokio::test]
async fn what_was_sent_back_or_replaced_is_kept_and_the_latest_is_what_counts() {
    use chophien::market::revisions::{decide, why, withdraw};
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let latest = async || {
        let latest = find::latest::<ProductContent>(&app.db.read, honey.product).await.expect("revisions");
        latest.map(|revision| (revision.id, revision.content.name))
    };
    let dark = why::Why { reason: Reason::Photo, words: None };
    let sent_back = propose(&app, &my, honey.product, "Mật ong một").await;
    let work = app.begin(my.actor()).await;
    decide::send_back(&work, claims::proposal::<ProductContent>(&work, sent_back).await, &dark)
        .await
        .expect("sent back");
    work.commit().await.expect("committed");
    let replaced = propose(&app, &my, honey.product, "Mật ong hai").await;
    let withdrawn = propose(&app, &my, honey.product, "Mật ong ba").await;
    assert_eq!(latest().await, Some((withdrawn, "Mật ong ba".into())));
    let work = app.begin(my.actor()).await;
    withdraw::withdraw(&work, claims::proposal::<ProductContent>(&work, withdrawn).await).await.expect("withdrawn");
    work.commit().await.expect("committed");
    assert_eq!(latest().await, Some((sent_back, "Mật ong một".into())), "to be mended still");
    let first = find::first::<ProductContent>(&app.db.read, honey.product).await.expect("revisions");
    assert_eq!((first, all(&app).await), (Some(sent_back), 3));
    let ended: [RevisionId; 3] = [sent_back, replaced, withdrawn];
    for id in ended {
        assert_eq!(revision_now(&app, id).await.decided_at, Some(app.now()), "{id:?}");
    }
}
