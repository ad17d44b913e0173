//! Twin of `market/moderation/approve.rs`. Rules 7 and 9: nothing is shown unapproved, and scope is the permission.

use chophien::{
    entities::{live_interval, product},
    kernel::{actor::Actor, ids::UnitCode},
    market::{
        catalog::{self, views::shop as shop_views},
        moderation::{
            Subject, Verdict,
            approve::{ApproveError, approve},
            case::CaseError,
            reach::Reach,
        },
        shops::revisions,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, PaginatorTrait};

use super::{claimed, decisions, listed, new_shop, renamed};
use crate::kit::{TestApp, world::HOANG_SU_PHI};

async fn decide(app: &TestApp, actor: Actor, reach: &Reach, subject: Subject, id: i64) -> Result<(), ApproveError> {
    let work = app.begin(actor).await;
    approve(&work, reach, subject, id).await?;
    work.commit().await?;
    Ok(())
}

#[tokio::test]
async fn a_shop_opens_and_takes_what_was_approved_before_with_it() {
    let app = TestApp::new().await;
    let (owner, revision) = new_shop(&app, "Ong Sình", "0900000031").await;
    let hanh = Actor::Account(app.hanh().await);
    let shop = revisions::find(&app.db.read, revision).await.expect("revisions").expect("it").shop;
    let sinh =
        crate::kit::Household { account: owner, shop, code: String::new(), slug: String::new(), phone: String::new() };
    let honey = listed(&app, &sinh, "Mật ong bạc hà").await;
    decide(&app, hanh, &Reach::Everywhere, Subject::Product, honey.0).await.expect("approved");
    assert_eq!(live_interval::Entity::find().count(&app.db.read).await.expect("intervals"), 0, "its shop is closed");
    app.later(time::Duration::hours(2));
    decide(&app, hanh, &Reach::Everywhere, Subject::Shop, revision.0).await.expect("approved");
    let live = live_interval::Entity::find().one(&app.db.read).await.expect("intervals").expect("it is live");
    assert_eq!((live.shop_id, live.live_from, live.live_to), (shop, app.now(), None));
    assert_eq!(shop_views::newest(&app.db.read, 5).await.expect("shops").len(), 1);
}

#[tokio::test]
async fn a_shops_new_place_reaches_its_products() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let revision = renamed(&app, &my, "Ong cao nguyên").await;
    let hanh = Actor::Account(app.hanh().await);
    decide(&app, hanh, &Reach::Everywhere, Subject::Shop, revision.0).await.expect("approved");
    let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("it");
    assert!(row.search_text.contains("ong cao nguyen"), "{}", row.search_text);
}

#[tokio::test]
async fn every_approval_is_written_down() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let moderator = app.hanh().await;
    let hanh = Actor::Account(moderator);
    let cases = [
        (Subject::Shop, renamed(&app, &my, "Ong Mỷ").await.0, "Ong Mỷ"),
        (Subject::Product, listed(&app, &my, "Sáp ong").await.0, "Sáp ong"),
        (Subject::Certificate, claimed(&app, &my, &honey).await.0, "Mật ong bạc hà Mèo Vạc"),
    ];
    for (subject, id, _) in cases {
        decide(&app, hanh, &Reach::Everywhere, subject, id).await.expect("approved");
    }
    for (row, (subject, id, title)) in decisions(&app).await.into_iter().zip(cases) {
        assert_eq!((row.subject, row.subject_id, row.title.as_str()), (subject, id, title));
        assert_eq!((row.verdict, row.moderator_id, row.shop_id), (Verdict::Approved, moderator, my.shop));
        assert_eq!((row.decided_at, row.reason), (app.now(), None));
    }
    assert_eq!(decisions(&app).await.len(), 3);
}

#[tokio::test]
async fn what_is_beyond_her_reach_is_not_there() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let revision = renamed(&app, &my, "Ong Mỷ").await;
    let hanh = Actor::Account(app.hanh().await);
    let elsewhere = Reach::Communes(vec![UnitCode(HOANG_SU_PHI.into())]);
    for (actor, reach, id) in
        [(hanh, &elsewhere, revision.0), (hanh, &Reach::Everywhere, 99), (Actor::Guest, &Reach::Everywhere, revision.0)]
    {
        let refused = decide(&app, actor, reach, Subject::Shop, id).await;
        assert!(matches!(refused, Err(ApproveError::Case(CaseError::NotFound))), "{refused:?}");
    }
    assert_eq!(decisions(&app).await, []);
}

#[tokio::test]
async fn nobody_decides_about_her_own_shop() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let revision = renamed(&app, &my, "Ong Mỷ").await;
    let refused = decide(&app, my.actor(), &Reach::Everywhere, Subject::Shop, revision.0).await;
    assert!(matches!(refused, Err(ApproveError::Case(CaseError::Own))), "{refused:?}");
    assert_eq!(revisions::pending_of(&app.db.read, my.shop).await.expect("revisions").map(|r| r.id), Some(revision));
    assert_eq!(decisions(&app).await, []);
}

#[tokio::test]
async fn deciding_twice_changes_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let hanh = Actor::Account(app.hanh().await);
    let cases = [
        (Subject::Shop, renamed(&app, &my, "Ong Mỷ").await.0),
        (Subject::Product, listed(&app, &my, "Sáp ong").await.0),
        (Subject::Certificate, claimed(&app, &my, &honey).await.0),
    ];
    for (subject, id) in cases {
        decide(&app, hanh, &Reach::Everywhere, subject, id).await.expect("approved");
        let again = decide(&app, hanh, &Reach::Everywhere, subject, id).await;
        assert!(matches!(again, Err(ApproveError::NotWaiting)), "{subject:?}: {again:?}");
    }
    assert_eq!(decisions(&app).await.len(), 3);
}

#[tokio::test]
async fn what_the_rules_forbid_by_now_is_not_approved() {
    use chophien::entities::product_revision;
    let app = TestApp::new().await;
    let my = app.my().await;
    let revision = listed(&app, &my, "Sáp ong").await;
    let row = product_revision::Entity::find_by_id(revision).one(&app.db.read).await.expect("revisions").expect("it");
    let mut body = row.body.clone();
    body["set_no"] = 14.into();
    let mut row = row.into_active_model();
    row.body = Set(body);
    row.update(&app.db.write).await.expect("alcohol");
    let hanh = Actor::Account(app.hanh().await);
    let refused = decide(&app, hanh, &Reach::Everywhere, Subject::Product, revision.0).await;
    assert!(matches!(refused, Err(ApproveError::Forbidden)), "{refused:?}");
    let proposal = catalog::find::revision(&app.db.read, revision).await.expect("revisions").expect("it");
    assert_eq!(proposal.status, catalog::RevisionStatus::Pending);
    assert_eq!(decisions(&app).await, []);
}
