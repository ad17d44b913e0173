//! Twin of `market/moderation/decide.rs`. Rules 7 and 9: nothing is shown unapproved, and scope is the permission.

use chophien::{
    entities::{certificate, live_interval, product, revision},
    infra::refused::Refused,
    kernel::{actor::Actor, ids::RevisionId, phone::Phone},
    market::{
        accounts::{Role, grant::Grant, revoke::revoke},
        catalog::content::ProductContent,
        certificates,
        moderation::{
            Kind, Reason, Verdict,
            decide::{approve, send_back},
            refusals::DecideError,
        },
        revisions::{self, RevisionStatus, why::Why},
        shops::{content::ShopContent, remove_member::remove_member},
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, PaginatorTrait};
use time::macros::date;

use super::{claimed, decisions, listed, measured, new_shop, renamed};
use crate::kit::{Household, TestApp, claims, world::HOANG_SU_PHI};

pub(super) async fn approve_as(app: &TestApp, actor: Actor, kind: Kind, id: i64) -> Result<(), Refused<DecideError>> {
    let work = app.begin(actor).await;
    approve(&work, kind, id).await?;
    work.commit().await?;
    Ok(())
}

#[tokio::test]
async fn a_shop_opens_and_takes_what_was_approved_before_with_it() {
    let app = TestApp::new().await;
    let (owner, revision) = new_shop(&app, "Ong Sình", "0900000031").await;
    let hanh = Actor::Account(app.hanh().await);
    let shop = revisions::find::by_id::<ShopContent>(&app.db.read, revision).await.expect("revisions").expect("it").of;
    let sinh =
        crate::kit::Household { account: owner, shop, code: String::new(), slug: String::new(), phone: String::new() };
    let honey = listed(&app, &sinh, "Mật ong bạc hà").await;
    approve_as(&app, hanh, Kind::Product, honey.0).await.expect("approved");
    assert_eq!(live_interval::Entity::find().count(&app.db.read).await.expect("intervals"), 0, "its shop is closed");
    app.later(time::Duration::hours(2));
    approve_as(&app, hanh, Kind::Shop, revision.0).await.expect("approved");
    let live = live_interval::Entity::find().one(&app.db.read).await.expect("intervals").expect("it is live");
    assert_eq!((live.shop_id, live.live_from, live.live_to), (shop, app.now(), None));
    let front = chophien::market::catalog::views::front::front(&app.db.read, app.now().day(), &[]).await;
    assert_eq!(front.expect("a front").makers.len(), 1);
}

#[tokio::test]
async fn a_shops_new_place_reaches_its_products() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let revision = renamed(&app, &my, "Ong cao nguyên").await;
    let hanh = Actor::Account(app.hanh().await);
    approve_as(&app, hanh, Kind::Shop, revision.0).await.expect("approved");
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
        (Kind::Shop, renamed(&app, &my, "Ong Mỷ").await.0, "Ong Mỷ"),
        (Kind::Product, listed(&app, &my, "Sáp ong").await.0, "Sáp ong"),
        (Kind::Certificate, claimed(&app, &my, &honey).await.0, "Mật ong bạc hà Mèo Vạc"),
    ];
    for (subject, id, _) in cases {
        approve_as(&app, hanh, subject, id).await.expect("approved");
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
    let elsewhere = app.account("Giàng Thị Dở", "0900000041").await;
    app.grant(elsewhere, Role::Moderator, Some(HOANG_SU_PHI)).await;
    let lan = Actor::Account(app.lan().await);
    for (actor, id) in [
        (Actor::Account(elsewhere), revision.0),
        (hanh, 99),
        (lan, revision.0),
        (Actor::Guest, revision.0),
        (Actor::System, revision.0),
    ] {
        let refused = approve_as(&app, actor, Kind::Shop, id).await;
        assert!(matches!(refused, Err(Refused::No(DecideError::NotFound))), "{refused:?}");
    }
    assert_eq!(decisions(&app).await, []);
}

#[tokio::test]
async fn a_role_that_was_revoked_meanwhile_decides_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let revision = renamed(&app, &my, "Ong Mỷ").await;
    let (hanh, tam) = (app.hanh().await, app.tam().await);
    let work = app.begin(Actor::Account(tam)).await;
    let grant = Grant { account_id: hanh, role: Role::Moderator, unit_code: None };
    revoke(&work, grant, None).await.expect("revoked");
    work.commit().await.expect("a commit");
    let refused = approve_as(&app, Actor::Account(hanh), Kind::Shop, revision.0).await;
    assert!(matches!(refused, Err(Refused::No(DecideError::NotFound))), "{refused:?}");
    assert_eq!(decisions(&app).await, []);
}

#[tokio::test]
async fn a_paper_that_cannot_be_seen_or_would_hold_too_long_is_not_approved() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let id = claimed(&app, &my, &app.honey(&my).await).await;
    let hanh = Actor::Account(app.hanh().await);
    let paper = certificate::Entity::find_by_id(id).one(&app.db.read).await.expect("certificates").expect("it");
    let long = certificate::ActiveModel { expires_on: Set(date!(2029 - 01 - 16)), ..paper.clone().into_active_model() };
    long.update(&app.db.write).await.expect("written by hand");
    let refused = approve_as(&app, hanh, Kind::Certificate, id.0).await;
    assert!(matches!(refused, Err(Refused::No(DecideError::TooLong))), "{refused:?}");
    let unseen = certificate::ActiveModel { scan: Set(None), ..paper.clone().into_active_model() };
    unseen.update(&app.db.write).await.expect("written by hand");
    let refused = approve_as(&app, hanh, Kind::Certificate, id.0).await;
    assert!(matches!(refused, Err(Refused::No(DecideError::NoScan))), "{refused:?}");
    let after = certificate::Entity::find_by_id(id).one(&app.db.read).await.expect("certificates").expect("it");
    assert_eq!((after.status, after.decided_at), (paper.status, None));
    assert_eq!(decisions(&app).await, []);
}

#[tokio::test]
async fn nobody_decides_about_her_own_shop() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let revision = renamed(&app, &my, "Ong Mỷ").await;
    app.grant(my.account, Role::Moderator, None).await;
    let refused = approve_as(&app, my.actor(), Kind::Shop, revision.0).await;
    assert!(matches!(refused, Err(Refused::No(DecideError::Own))), "{refused:?}");
    assert_eq!(
        revisions::find::waiting::<ShopContent>(&app.db.read, my.shop).await.expect("revisions").map(|r| r.id),
        Some(revision)
    );
    assert_eq!(decisions(&app).await, []);
}

/// One of each kind that waits, of Mỷ's shop.
async fn one_of_each(app: &TestApp, my: &Household) -> Vec<(Kind, i64)> {
    let honey = app.honey(my).await;
    let mut cases = Vec::new();
    for kind in Kind::ALL {
        let id = match kind {
            Kind::Shop => renamed(app, my, "Ong Mỷ").await.0,
            Kind::Product => listed(app, my, "Sáp ong").await.0,
            Kind::Certificate => claimed(app, my, &honey).await.0,
            Kind::Measure => measured(app, my, &honey, "giỏ quà Tết").await.0,
        };
        cases.push((kind, id));
    }
    cases
}

#[tokio::test]
async fn whoever_has_or_lately_had_a_hand_in_a_shop_decides_nothing_of_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let cases = one_of_each(&app, &my).await;
    let hanh = app.hanh().await;
    app.invite_in(&my, hanh, "0900000003").await;
    let refused = async || {
        for (kind, id) in &cases {
            let approved = approve_as(&app, Actor::Account(hanh), *kind, *id).await;
            assert!(matches!(approved, Err(Refused::No(DecideError::Own))), "{kind:?}: {approved:?}");
            let other = why(Reason::Other, Some("Xin xem lại."));
            let sent_back = send_back_as(&app, Actor::Account(hanh), (*kind, *id), other).await;
            assert!(matches!(sent_back, Err(Refused::No(DecideError::Own))), "{kind:?}: {sent_back:?}");
        }
        assert_eq!(decisions(&app).await, []);
    };
    refused().await;
    let work = app.begin(my.actor()).await;
    let out = Phone::parse("0900000003").expect("a number");
    remove_member(&claims::enter(&work, my.shop).await, &out).await.expect("out");
    work.commit().await.expect("a commit");
    app.later(time::Duration::days(89));
    refused().await;
    app.later(time::Duration::days(1));
    for (kind, id) in cases {
        approve_as(&app, Actor::Account(hanh), kind, id).await.unwrap_or_else(|e| panic!("{kind:?}: {e:?}"));
    }
}

#[tokio::test]
async fn deciding_twice_changes_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let hanh = Actor::Account(app.hanh().await);
    let cases = [
        (Kind::Shop, renamed(&app, &my, "Ong Mỷ").await.0),
        (Kind::Product, listed(&app, &my, "Sáp ong").await.0),
        (Kind::Certificate, claimed(&app, &my, &honey).await.0),
    ];
    for (subject, id) in cases {
        approve_as(&app, hanh, subject, id).await.expect("approved");
        let again = approve_as(&app, hanh, subject, id).await;
        assert!(matches!(again, Err(Refused::No(DecideError::NotWaiting))), "{subject:?}: {again:?}");
    }
    assert_eq!(decisions(&app).await.len(), 3);
}

#[tokio::test]
async fn what_the_rules_forbid_by_now_is_not_approved() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let wax = listed(&app, &my, "Sáp ong").await;
    let row = revision::Entity::find_by_id(wax).one(&app.db.read).await.expect("revisions").expect("it");
    let mut body = row.content.clone();
    body["set_no"] = 14.into();
    let mut row = row.into_active_model();
    row.content = Set(body);
    row.update(&app.db.write).await.expect("alcohol");
    let hanh = Actor::Account(app.hanh().await);
    let refused = approve_as(&app, hanh, Kind::Product, wax.0).await;
    assert!(matches!(refused, Err(Refused::No(DecideError::Forbidden))), "{refused:?}");
    let proposal = revisions::find::by_id::<ProductContent>(&app.db.read, wax).await.expect("revisions").expect("it");
    assert_eq!(proposal.status, RevisionStatus::Pending);
    assert_eq!(decisions(&app).await, []);
}

pub(super) fn why(reason: Reason, words: Option<&str>) -> Why {
    Why { reason, words: words.map(Into::into) }
}

pub(super) async fn send_back_as(
    app: &TestApp,
    actor: Actor,
    case: (Kind, i64),
    why: Why,
) -> Result<(), Refused<DecideError>> {
    let work = app.begin(actor).await;
    send_back(&work, case.0, case.1, why).await?;
    work.commit().await?;
    Ok(())
}

#[tokio::test]
async fn each_kind_goes_back_with_its_reason_and_is_written_down() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let hanh = Actor::Account(app.hanh().await);
    let shop = renamed(&app, &my, "Ong Mỷ").await;
    let product = listed(&app, &my, "Sáp ong").await;
    let paper = claimed(&app, &my, &honey).await;
    let cases = [
        ((Kind::Shop, shop.0), why(Reason::Photo, None)),
        ((Kind::Product, product.0), why(Reason::Other, Some("Xin nói rõ là sáp gì."))),
        ((Kind::Certificate, paper.0), why(Reason::Scan, Some("Ảnh mờ."))),
    ];
    for (case, why) in cases.clone() {
        send_back_as(&app, hanh, case, why).await.expect("sent back");
    }
    let shop = revisions::find::by_id::<ShopContent>(&app.db.read, shop).await.expect("revisions").expect("it");
    assert_eq!(shop.reason, Some(Reason::Photo));
    let product =
        revisions::find::by_id::<ProductContent>(&app.db.read, product).await.expect("revisions").expect("it");
    assert_eq!(product.words.as_deref(), Some("Xin nói rõ là sáp gì."));
    let papers = certificates::find::by_product(&app.db.read, honey.product, app.now().day()).await.expect("papers");
    assert_eq!(papers[0].reason, Some(Reason::Scan));
    for (row, (_, why)) in decisions(&app).await.into_iter().zip(cases) {
        assert_eq!((row.verdict, row.reason, row.words), (Verdict::SentBack, Some(why.reason), why.words));
    }
}

#[tokio::test]
async fn an_incomplete_reason_leaves_the_case_waiting() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let revision = renamed(&app, &my, "Ong Mỷ").await;
    let hanh = Actor::Account(app.hanh().await);
    let case = (Kind::Shop, revision.0);
    for why in [why(Reason::Scan, None), why(Reason::Other, Some(" "))] {
        assert!(
            matches!(send_back_as(&app, hanh, case, why.clone()).await, Err(Refused::No(DecideError::NoReason))),
            "{why:?}"
        );
    }
    let long = why(Reason::Photo, Some(&"ả".repeat(501)));
    assert!(matches!(send_back_as(&app, hanh, case, long).await, Err(Refused::No(DecideError::TooManyWords))));
    assert_eq!(
        revisions::find::waiting::<ShopContent>(&app.db.read, my.shop).await.expect("revisions").map(|r| r.id),
        Some(revision)
    );
    assert_eq!(decisions(&app).await, []);
}

#[tokio::test]
async fn ones_own_and_what_is_not_there_cannot_be_sent_back() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let revision = renamed(&app, &my, "Ong Mỷ").await;
    let photo = || why(Reason::Photo, None);
    app.grant(my.account, Role::Moderator, None).await;
    let own = send_back_as(&app, my.actor(), (Kind::Shop, revision.0), photo()).await;
    assert!(matches!(own, Err(Refused::No(DecideError::Own))), "{own:?}");
    let hanh = Actor::Account(app.hanh().await);
    for subject in Kind::ALL {
        let none = send_back_as(&app, hanh, (subject, RevisionId(99).0), photo()).await;
        assert!(matches!(none, Err(Refused::No(DecideError::NotFound))), "{none:?}");
    }
    assert_eq!(decisions(&app).await, []);
}

#[tokio::test]
async fn what_was_decided_is_not_sent_back() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let hanh = Actor::Account(app.hanh().await);
    let cases = [
        ((Kind::Shop, renamed(&app, &my, "Ong Mỷ").await.0), Reason::Photo),
        ((Kind::Product, listed(&app, &my, "Sáp ong").await.0), Reason::Photo),
        ((Kind::Certificate, claimed(&app, &my, &honey).await.0), Reason::Scan),
    ];
    for (case, reason) in cases {
        send_back_as(&app, hanh, case, why(reason, None)).await.expect("sent back");
        let again = send_back_as(&app, hanh, case, why(reason, None)).await;
        assert!(matches!(again, Err(Refused::No(DecideError::NotWaiting))), "{again:?}");
    }
    assert_eq!(decisions(&app).await.len(), 3);
}
