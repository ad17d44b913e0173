//! Twin of `market/reports/complain.rs`.

use chophien::{
    kernel::actor::Actor,
    market::{
        orders::{Party, Status, deliver::deliver, step::DeedError},
        reports::{
            ReportKind, ReportReason,
            complain::{ComplainError, complain, not_arrived},
            policy::LONGEST,
        },
    },
};
use time::Duration;

use super::{brought, complained, no, of, rows, told};
use crate::kit::{TestApp, claims};

#[tokio::test]
async fn the_shop_is_told_and_asked_and_one_order_has_one() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = brought(&app, &my).await;
    assert_eq!(complained(&app, &sale, "AB2345CD").await, "AB2345CD");
    assert_eq!(complained(&app, &sale, "EF2345GH").await, "AB2345CD", "while that waits");
    assert_eq!(rows(&app).await, (1, 1));
    let made = of(&app, "AB2345CD").await;
    assert_eq!((made.kind, made.title, made.about_id), (ReportKind::Complaint, sale.code.clone(), sale.order.0));
    assert_eq!(made.told_at, Some(app.now()));
    assert_eq!(made.answer_by.map(|until| until.day()), Some(app.now().day() + Duration::days(3)), "two days");
    assert_eq!(made.due_at.day(), app.now().day() + Duration::days(8), "a week");
    app.work_off().await;
    assert!(app.last_text_to(&my.phone).contains("khieu nai don"), "{}", app.last_text_to(&my.phone));
}

#[tokio::test]
async fn what_has_not_come_although_the_shop_says_so_is_denied_in_the_same_commit() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let orders =
        [app.order(&honey, 1, None, Status::HandedOver).await, app.order(&honey, 1, None, Status::HandedOver).await];
    for sale in &orders {
        app.tell_of(sale).await;
        let work = app.begin(my.actor()).await;
        deliver(&work, claims::sold(&work, my.shop, &sale.code).await, Party::Seller).await.expect("delivered");
        work.commit().await.expect("a commit");
    }
    let work = app.begin(Actor::Guest).await;
    let said = told("AB2345CD", ReportReason::NotArrived, "");
    complain(&work, claims::order(&work, orders[0].order).await, said).await.expect("made");
    for _ in 0..2 {
        let order = claims::order(&work, orders[1].order).await;
        not_arrived(&work, order, "EF2345GH".into()).await.expect("made");
    }
    work.commit().await.expect("a commit");
    for (sale, code) in orders.iter().zip(["AB2345CD", "EF2345GH"]) {
        assert!(app.row_of(sale.order).await.not_arrived_at.is_some());
        assert_eq!(of(&app, code).await.reason, ReportReason::NotArrived);
    }
    assert_eq!(rows(&app).await, (2, 2));
}

#[tokio::test]
async fn on_its_way_for_too_long_is_a_complaint_and_no_denial() {
    let app = TestApp::new().await;
    let sale = app.order(&app.honey(&app.my().await).await, 1, None, Status::HandedOver).await;
    let work = app.begin(Actor::Guest).await;
    let order = claims::order(&work, sale.order).await;
    complain(&work, order, told("AB2345CD", ReportReason::NotArrived, "Hai tuần rồi.")).await.expect("made");
    let denied = no(not_arrived(&work, claims::order(&work, sale.order).await, "EF2345GH".into()).await);
    assert!(matches!(denied, DeedError::WrongStatus));
    work.commit().await.expect("a commit");
    assert_eq!((app.row_of(sale.order).await.not_arrived_at, rows(&app).await), (None, (1, 1)));
}

#[tokio::test]
async fn every_refusal_leaves_nothing() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    let honey = app.honey(&my).await;
    let new = app.order(&honey, 1, Some(lan), Status::Placed).await;
    let done = app.order(&honey, 1, Some(lan), Status::Completed).await;
    let refused = async |actor: Actor, order, reason, words: &str| {
        let work = app.begin(actor).await;
        no(complain(&work, claims::order(&work, order).await, told("AB2345CD", reason, words)).await)
    };
    let (buyer, damaged) = (Actor::Account(lan), ReportReason::Damaged);
    assert!(matches!(refused(buyer, new.order, damaged, "Vỡ.").await, ComplainError::NothingYet));
    assert!(matches!(refused(my.actor(), done.order, damaged, "Vỡ.").await, ComplainError::NotYours));
    assert!(matches!(refused(buyer, done.order, ReportReason::Untrue, "Vỡ.").await, ComplainError::NoReason));
    for words in ["", &"a".repeat(LONGEST + 1)] {
        assert!(matches!(refused(buyer, done.order, damaged, words).await, ComplainError::Words));
    }
    app.later(Duration::days(32));
    assert!(matches!(refused(buyer, done.order, damaged, "Vỡ.").await, ComplainError::TooLate));
    assert_eq!(rows(&app).await, (0, 0));
}
