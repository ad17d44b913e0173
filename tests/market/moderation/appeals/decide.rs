//! Twin of `market/moderation/appeals/decide.rs`.

use chophien::{
    entities::{certificate, product, shop},
    infra::refused::Refused,
    kernel::{actor::Actor, ids::AppealId},
    market::{
        accounts::Role,
        moderation::{
            Kind,
            appeals::{
                AppealVerdict, LONGEST,
                decide::{AppealDecisionError, decide},
                find,
            },
            sanctions::{Sanction, Thing, bar::bar, close::close, record, restore::restore, strike::strike},
            suspensions,
        },
        registry::{find::claim, readmit::readmit},
        shops::Status,
    },
};
use sea_orm::EntityTrait;

use super::{appeal_as, duong, stopped, suspended, unanswered};
use crate::{
    kit::{Household, TestApp, goods::details, world::HOANG_SU_PHI},
    market::{
        certificates::taken_back,
        moderation::sanctions::{forbidden, ordered, recorded},
    },
};

async fn decide_as(
    app: &TestApp,
    actor: Actor,
    id: AppealId,
    verdict: AppealVerdict,
    said: &str,
) -> Result<(), AppealDecisionError> {
    let work = app.begin(actor).await;
    match decide(&work, id, verdict, said.to_owned()).await {
        Ok(()) => {
            work.commit().await.expect("a commit");
            Ok(())
        }
        Err(Refused::No(refusal)) => Err(refusal),
        Err(broken) => panic!("{broken}"),
    }
}

async fn status(app: &TestApp, my: &Household) -> Status {
    shop::Entity::find_by_id(my.shop).one(&app.db.read).await.expect("shops").expect("the shop").status
}

#[tokio::test]
async fn another_moderator_lifts_what_was_wrong_and_the_shop_hears_of_it() {
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    let duong = Actor::Account(duong(&app).await);
    let sanction = suspended(&app, hanh, &my).await;
    let id = appeal_as(&app, &my, my.actor(), sanction, "Có hoá đơn.").await.expect("made");
    decide_as(&app, duong, id, AppealVerdict::Lifted, "Đã xem hoá đơn.").await.expect("decided");
    assert_eq!(status(&app, &my).await, Status::Open);
    let deeds: Vec<_> = recorded(&app).await.into_iter().map(|row| row.deed).collect();
    assert_eq!(deeds, [Sanction::Stopped, Sanction::Restored]);
    let decided = find::by_id(&app.db.read, id).await.expect("appeals").expect("it").decided.expect("decided");
    assert_eq!((decided.verdict, decided.moderator.as_str()), (AppealVerdict::Lifted, "Hà Văn Dương"));
    app.work_off().await;
    assert!(app.texts().iter().any(|text| text.words.contains("duoc chap nhan")));
    let again = decide_as(&app, duong, id, AppealVerdict::Upheld, "Nhầm.").await;
    assert!(matches!(again, Err(AppealDecisionError::Decided)), "once");
}

#[tokio::test]
async fn what_is_upheld_stays() {
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    let duong = Actor::Account(duong(&app).await);
    let sanction = suspended(&app, hanh, &my).await;
    let id = appeal_as(&app, &my, my.actor(), sanction, "Có hoá đơn.").await.expect("made");
    decide_as(&app, duong, id, AppealVerdict::Upheld, "Văn bản còn hiệu lực.").await.expect("decided");
    assert_eq!((status(&app, &my).await, recorded(&app).await.len()), (Status::Suspended, 1));
    app.work_off().await;
    assert!(app.last_text_to(&my.phone).contains("giu nguyen"), "{}", app.last_text_to(&my.phone));
}

#[tokio::test]
async fn of_a_product_a_paper_an_announcement_and_a_closing_each_ends_as_it_began() {
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    let duong = Actor::Account(duong(&app).await);
    let honey = app.honey(&my).await;
    let paper = app.ocop(&honey, 4).await;
    let code = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("it").code;
    let lifted = async |sanction: i64| {
        let id = appeal_as(&app, &my, my.actor(), sanction, "Có giấy.").await.expect("made");
        decide_as(&app, duong, id, AppealVerdict::Lifted, "Đã xem giấy.").await.expect("decided");
    };
    lifted(stopped(&app, hanh, Thing::Product(&code), forbidden()).await).await;
    let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("it");
    assert_eq!((row.status, row.shown), (product::Status::Live, true));
    lifted(stopped(&app, hanh, Thing::Paper(paper), taken_back()).await).await;
    let row = certificate::Entity::find_by_id(paper).one(&app.db.read).await.expect("papers").expect("it");
    assert_eq!(row.withdrawn_on, None);
    lifted(stopped(&app, hanh, Thing::Shop(&my.code), unanswered()).await).await;
    assert_eq!(suspensions::find::of(&app.db.read, my.shop).await.expect("suspensions"), None);
    suspended(&app, hanh, &my).await;
    let work = app.begin(hanh).await;
    let asked = suspensions::Stop { why: unanswered(), order_no: None, until: None };
    close(&work, &my.code, asked).await.expect("announced");
    work.commit().await.expect("a commit");
    lifted(recorded(&app).await.last().expect("it").id).await;
    let coming = suspensions::find::of(&app.db.read, my.shop).await.expect("suspensions").expect("suspended");
    assert_eq!((coming.closes_on, status(&app, &my).await), (None, Status::Suspended), "the closing alone is off");
}

#[tokio::test]
async fn what_has_ended_meanwhile_is_answered_and_nothing_is_done_twice() {
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    let duong = Actor::Account(duong(&app).await);
    let sanction = suspended(&app, hanh, &my).await;
    let id = appeal_as(&app, &my, my.actor(), sanction, "Có hoá đơn.").await.expect("made");
    let work = app.begin(hanh).await;
    restore(&work, Thing::Shop(&my.code)).await.expect("open again");
    work.commit().await.expect("a commit");
    let again = suspended(&app, hanh, &my).await;
    decide_as(&app, duong, id, AppealVerdict::Lifted, "Đã xem hoá đơn.").await.expect("decided");
    assert_eq!((status(&app, &my).await, recorded(&app).await.len()), (Status::Suspended, 3), "of another reason");
    let decided = find::by_id(&app.db.read, id).await.expect("appeals").expect("it").decided.expect("decided");
    assert_eq!(decided.verdict, AppealVerdict::Over, "nothing was lifted");
    appeal_as(&app, &my, my.actor(), again, "Lần này cũng có hoá đơn.").await.expect("made");
}

#[tokio::test]
async fn a_paper_that_has_left_the_registry_counts_again_by_no_appeal_before_it_is_back() {
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    let honey = app.honey(&my).await;
    let (paper, entry) = (app.ocop(&honey, 4).await, app.entry(&details()).await);
    let work = app.begin(Actor::Account(app.tam().await)).await;
    strike(&work, entry, ordered(), 1).await.expect("struck");
    work.commit().await.expect("a commit");
    let imposed = record::last(&app.db.read, Kind::Certificate, paper.0).await.expect("sanctions").expect("one");
    let id = appeal_as(&app, &my, my.actor(), imposed.id, "Giấy vẫn còn.").await.expect("made");
    let refused = decide_as(&app, hanh, id, AppealVerdict::Lifted, "Đã xem giấy.").await;
    assert!(matches!(refused, Err(AppealDecisionError::LeftRegistry)));
    let appeal = find::by_id(&app.db.read, id).await.expect("appeals").expect("it");
    assert!(appeal.decided.is_none(), "it waits as it did");
    let work = app.begin(Actor::System).await;
    let left = claim(&work, entry).await.expect("entries").expect("the entry");
    readmit(&work, left, 2).await.expect("back");
    work.commit().await.expect("a commit");
    decide_as(&app, hanh, id, AppealVerdict::Lifted, "Đã xem giấy.").await.expect("decided");
}

#[tokio::test]
async fn nothing_opens_a_shop_whose_owner_is_barred() {
    let app = TestApp::new().await;
    let (my, tam, hanh) = (app.my().await, app.tam().await, Actor::Account(app.hanh().await));
    let duong = Actor::Account(duong(&app).await);
    let sanction = suspended(&app, hanh, &my).await;
    let id = appeal_as(&app, &my, my.actor(), sanction, "Có hoá đơn.").await.expect("made");
    let work = app.begin(Actor::Account(tam)).await;
    bar(&work, my.account, "Bán hàng giả.".to_owned(), None).await.expect("barred");
    work.commit().await.expect("a commit");
    let refused = decide_as(&app, duong, id, AppealVerdict::Lifted, "Đã xem hoá đơn.").await;
    assert!(matches!(refused, Err(AppealDecisionError::OwnerBarred)));
    assert_eq!(status(&app, &my).await, Status::Suspended);
    decide_as(&app, duong, id, AppealVerdict::Upheld, "Đã xem.").await.expect("decided");
}

#[tokio::test]
async fn every_refusal_leaves_it_as_it_was() {
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    let duong = Actor::Account(duong(&app).await);
    let far = app.account("Lò Văn Xa", "0900000061").await;
    app.grant(far, Role::Moderator, Some(HOANG_SU_PHI)).await;
    app.grant(my.account, Role::Moderator, None).await;
    let sanction = suspended(&app, hanh, &my).await;
    let id = appeal_as(&app, &my, my.actor(), sanction, "Có hoá đơn.").await.expect("made");
    let long = "a".repeat(LONGEST + 1);
    let refused = async |actor, id, said: &str| {
        decide_as(&app, actor, id, AppealVerdict::Lifted, said).await.expect_err("refused")
    };
    for (actor, id) in [(duong, AppealId(9_999)), (Actor::Account(far), id), (Actor::System, id)] {
        assert!(matches!(refused(actor, id, "Đã xem.").await, AppealDecisionError::NotFound));
    }
    assert!(matches!(refused(my.actor(), id, "Đã xem.").await, AppealDecisionError::Own));
    assert!(matches!(refused(hanh, id, "Đã xem.").await, AppealDecisionError::OwnSanction));
    for said in [" ", long.as_str()] {
        assert!(matches!(refused(duong, id, said).await, AppealDecisionError::Words));
    }
    assert_eq!(find::by_id(&app.db.read, id).await.expect("appeals").expect("it").decided, None);
    assert_eq!((status(&app, &my).await, recorded(&app).await.len()), (Status::Suspended, 1));
}
