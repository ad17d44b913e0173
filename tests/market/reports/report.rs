//! Twin of `market/reports/report.rs`.

use chophien::{
    entities::{product, report, shop},
    kernel::actor::Actor,
    market::{
        reports::{
            ReportAbout, ReportKind, ReportReason, ReportSide,
            about::Named,
            find::said,
            policy::LONGEST,
            report::{ReportError, report as make},
        },
        shops::Status,
    },
};
use sea_orm::{EntityTrait, sea_query::Expr};
use time::Duration;

use super::{no, of, rows, told, violated};
use crate::kit::TestApp;

#[tokio::test]
async fn it_waits_with_its_promise_and_what_was_said_and_the_same_form_makes_it_once() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for _ in 0..2 {
        violated(&app, &my, Actor::Guest, "AB2345CD").await;
    }
    assert_eq!(rows(&app).await, (1, 1));
    let made = of(&app, "AB2345CD").await;
    assert_eq!((made.kind, made.about, made.title.as_str()), (ReportKind::Violation, ReportAbout::Shop, "Mật ong Mỷ"));
    assert_eq!((made.by, made.told_at, made.answer_by), (None, None, None), "the shop is not told");
    assert_eq!(made.due_at.day(), app.now().day() + Duration::days(4), "three days, to their end");
    let said = said::all(&app.db.read, made.id).await.expect("statements");
    assert_eq!((said[0].side, said[0].words.as_str()), (ReportSide::Reporter, "Nói chữa được bệnh."));
    app.work_off().await;
    assert!(app.texts().is_empty(), "nobody is texted");
}

#[tokio::test]
async fn whoever_is_signed_in_and_says_the_same_again_is_led_to_the_first() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, Actor::Account(app.lan().await));
    assert_eq!(violated(&app, &my, lan, "AB2345CD").await, "AB2345CD");
    assert_eq!(violated(&app, &my, lan, "EF2345GH").await, "AB2345CD");
    assert_eq!(violated(&app, &my, Actor::Guest, "JK2345MN").await, "JK2345MN", "a guest is somebody else");
    assert_eq!(rows(&app).await, (2, 2));
    let of_all = report::Entity::update_many().col_expr(report::Column::EndedAt, Expr::value(app.now()));
    of_all.exec(&app.db.write).await.expect("reports");
    assert_eq!(violated(&app, &my, lan, "PQ2345RS").await, "PQ2345RS", "the first has ended");
}

#[tokio::test]
async fn every_refusal_leaves_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let long = "a".repeat(LONGEST + 1);
    let refused = async |named: Named<'_>, reason, words: &str| {
        let work = app.begin(Actor::Guest).await;
        no(make(&work, named, told("AB2345CD", reason, words)).await)
    };
    let shop = Named::Shop(&my.code);
    for words in [" ", long.as_str()] {
        assert!(matches!(refused(shop, ReportReason::Untrue, words).await, ReportError::Words));
    }
    for reason in [ReportReason::Damaged, ReportReason::TakeDown] {
        assert!(matches!(refused(shop, reason, "Sai.").await, ReportError::NoReason));
    }
    let hidden = product::Entity::update_many().col_expr(product::Column::Status, Expr::value(product::Status::Hidden));
    hidden.exec(&app.db.write).await.expect("products");
    let gone = refused(Named::Product(&honey.code), ReportReason::Untrue, "Sai.").await;
    assert!(matches!(gone, ReportError::Gone));
    let closed = shop::Entity::update_many().col_expr(shop::Column::Status, Expr::value(Status::Closed));
    closed.exec(&app.db.write).await.expect("shops");
    for named in [shop, Named::Shop(&my.slug), Named::Shop("nowhere")] {
        assert!(matches!(refused(named, ReportReason::Untrue, "Sai.").await, ReportError::Gone));
    }
    assert_eq!(rows(&app).await, (0, 0));
}
