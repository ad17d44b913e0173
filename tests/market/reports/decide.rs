//! Twin of `market/reports/decide.rs`.

use chophien::{
    entities::product,
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        moderation::{Kind, Reason, sanctions::record},
        reports::{
            ReportReason, ReportVerdict,
            about::Named,
            decide::{DecideError, Decision, decide},
            find::list::{Kept, alike_of, kept},
            policy::LONGEST,
            report::report,
        },
    },
};
use sea_orm::EntityTrait;
use time::Duration;

use super::{brought, complained, far, hanh, of, own, told, violated};
use crate::kit::{TestApp, goods::Good};

fn found(verdict: ReportVerdict) -> Decision {
    Decision { verdict, said: "Đã xem nhãn.".into(), stops: false, like: None }
}

async fn decided(app: &TestApp, actor: Actor, code: &str, decision: Decision) -> Result<(), DecideError> {
    let work = app.begin(actor).await;
    match decide(&work, code, decision).await {
        Ok(()) => {
            work.commit().await.expect("a commit");
            Ok(())
        }
        Err(Refused::No(refusal)) => Err(refusal),
        Err(broken) => panic!("{broken}"),
    }
}

async fn of_honey(app: &TestApp, honey: &Good, code: &str, reason: ReportReason) {
    let work = app.begin(Actor::Guest).await;
    report(&work, Named::Product(&honey.code), told(code, reason, "Nói chữa bệnh.")).await.expect("made");
    work.commit().await.expect("a commit");
}

#[tokio::test]
async fn both_sides_of_a_complaint_hear_of_it_and_read_why() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = brought(&app, &my).await;
    let code = complained(&app, &sale, "AB2345CD").await;
    app.work_off().await;
    let hanh = Actor::Account(hanh(&app).await);
    decided(&app, hanh, &code, found(ReportVerdict::Upheld)).await.expect("decided");
    let ended = of(&app, &code).await.ended.expect("ended");
    assert_eq!((ended.verdict, ended.said.as_deref()), (ReportVerdict::Upheld, Some("Đã xem nhãn.")));
    assert_eq!(ended.moderator.as_deref(), Some("Lý Thị Hạnh"));
    app.work_off().await;
    for phone in [&my.phone, &sale.phone] {
        assert!(app.last_text_to(phone).contains("da co ket luan"), "{}", app.last_text_to(phone));
    }
    let everywhere = chophien::market::moderation::reach::Reach::Everywhere;
    let since = app.now().before(Duration::days(1));
    assert_eq!(kept(&app.db.read, &everywhere, since).await.expect("reports"), Kept { decided: 1, in_time: 1 });
}

#[tokio::test]
async fn what_is_found_so_is_off_display_in_the_same_commit_and_all_who_said_so_are_answered() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for code in ["AB2345CD", "EF2345GH", "JK2345MN"] {
        of_honey(&app, &honey, code, ReportReason::Untrue).await;
    }
    let seen = of(&app, "EF2345GH").await;
    assert_eq!(alike_of(&app.db.read, &seen).await.expect("reports").count, 3);
    let hanh = Actor::Account(hanh(&app).await);
    let decision = Decision { stops: true, like: Some(seen.id), ..found(ReportVerdict::Upheld) };
    decided(&app, hanh, "AB2345CD", decision.clone()).await.expect("decided");
    for code in ["AB2345CD", "EF2345GH"] {
        assert_eq!(of(&app, code).await.ended.expect("ended").verdict, ReportVerdict::Upheld);
    }
    assert_eq!(of(&app, "JK2345MN").await.ended, None, "it came after what was seen");
    let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("it");
    assert_eq!((row.status, row.shown), (product::Status::Hidden, false));
    let why = record::last(&app.db.read, Kind::Product, honey.product.0).await.expect("sanctions").expect("it");
    assert_eq!((why.reason, why.words.as_deref()), (Some(Reason::Description), Some("Đã xem nhãn.")));
    let again = decided(&app, hanh, "JK2345MN", decision).await;
    assert!(matches!(again, Err(DecideError::NotShown)), "it is off display");
    assert_eq!(of(&app, "JK2345MN").await.ended, None);
}

#[tokio::test]
async fn every_refusal_decides_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let moderator = hanh(&app).await;
    let code = violated(&app, &my, Actor::Guest, "AB2345CD").await;
    let hanh = Actor::Account(moderator);
    let upheld = || found(ReportVerdict::Upheld);
    let nowhere = decided(&app, hanh, "ZZ2345ZZ", upheld()).await;
    assert!(matches!(nowhere, Err(DecideError::NotFound)));
    assert!(matches!(decided(&app, far(&app).await, &code, upheld()).await, Err(DecideError::NotFound)));
    for said in [" ", &"a".repeat(LONGEST + 1)] {
        let decision = Decision { said: said.into(), ..upheld() };
        assert!(matches!(decided(&app, hanh, &code, decision).await, Err(DecideError::Words)));
    }
    for verdict in [ReportVerdict::Settled, ReportVerdict::Withdrawn] {
        assert!(matches!(decided(&app, hanh, &code, found(verdict)).await, Err(DecideError::NoVerdict)));
    }
    let stops = Decision { stops: true, ..upheld() };
    assert!(matches!(decided(&app, hanh, &code, stops).await, Err(DecideError::NotShown)), "a shop is told before");
    assert_eq!(of(&app, &code).await.ended, None);
    let hers = violated(&app, &my, hanh, "EF2345GH").await;
    assert!(matches!(decided(&app, hanh, &hers, upheld()).await, Err(DecideError::OwnReport)));
    assert!(matches!(decided(&app, own(&app, &my).await, &code, upheld()).await, Err(DecideError::Own)));
    decided(&app, hanh, &code, found(ReportVerdict::Dismissed)).await.expect("decided");
    assert!(matches!(decided(&app, hanh, &code, upheld()).await, Err(DecideError::Ended)));
    assert_eq!(of(&app, &code).await.ended.expect("ended").verdict, ReportVerdict::Dismissed);
    assert_eq!(of(&app, &hers).await.ended, None);
}

#[tokio::test]
async fn of_those_alike_her_own_is_left_to_another() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let hanh = Actor::Account(hanh(&app).await);
    let code = violated(&app, &my, Actor::Guest, "AB2345CD").await;
    let hers = violated(&app, &my, hanh, "EF2345GH").await;
    let like = Some(of(&app, &hers).await.id);
    decided(&app, hanh, &code, Decision { like, ..found(ReportVerdict::Upheld) }).await.expect("decided");
    assert_eq!(of(&app, &hers).await.ended, None);
}
