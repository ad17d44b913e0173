//! Twin of `market/reports/receive.rs`.

use chophien::{
    kernel::actor::Actor,
    market::reports::{
        ReportKind, ReportReason, ReportSide,
        about::Named,
        find::said,
        policy::{LONGEST, LONGEST_AUTHORITY},
        receive::{Demand, ReceiveError, receive},
    },
};
use time::Duration;

use super::{far, hanh, no, of, own, rows, told};
use crate::kit::TestApp;

fn demand(app: &TestApp, reason: ReportReason) -> Demand {
    Demand {
        authority: "Sở Công Thương".into(),
        order_no: "12/SCT-TM".into(),
        received_at: app.now().before(Duration::hours(3)),
        told: told("AB2345CD", reason, "Gỡ sản phẩm quảng cáo chữa bệnh."),
    }
}

#[tokio::test]
async fn its_clock_runs_from_receipt_and_says_who_received_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let moderator = hanh(&app).await;
    let work = app.begin(Actor::Account(moderator)).await;
    for _ in 0..2 {
        let made = receive(&work, Named::Product(&honey.slug), demand(&app, ReportReason::TakeDown)).await;
        assert_eq!(made.expect("received"), "AB2345CD", "the same form makes it once");
    }
    work.commit().await.expect("a commit");
    let made = of(&app, "AB2345CD").await;
    assert_eq!((made.kind, made.by, made.told_at), (ReportKind::Demand, Some(moderator), None));
    assert_eq!(made.due_at, app.now().after(Duration::hours(21)), "24 hours from receipt");
    let paper = made.demand.expect("by a paper");
    assert_eq!((paper.authority.as_str(), paper.order_no.as_str()), ("Sở Công Thương", "12/SCT-TM"));
    let said = said::all(&app.db.read, made.id).await.expect("statements");
    assert_eq!((said.len(), said[0].side, said[0].name.as_deref()), (1, ReportSide::Note, Some("Lý Thị Hạnh")));
    assert_eq!(said::for_sides(&app.db.read, made.id).await.expect("statements"), []);
}

#[tokio::test]
async fn every_refusal_leaves_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let moderator = Actor::Account(hanh(&app).await);
    let (shop, product) = (Named::Shop(&my.code), Named::Product(&honey.code));
    let refused = async |actor: Actor, named: Named<'_>, asked: Demand| {
        let work = app.begin(actor).await;
        no(receive(&work, named, asked).await)
    };
    let asked = || demand(&app, ReportReason::Inform);
    for (authority, order_no) in [(" ", "12"), ("Sở", ""), ("Sở", &*"1".repeat(LONGEST_AUTHORITY + 1))] {
        let asked = Demand { authority: authority.into(), order_no: order_no.into(), ..asked() };
        assert!(matches!(refused(moderator, shop, asked).await, ReceiveError::Authority));
    }
    for received_at in [app.now().after(Duration::seconds(1)), app.now().before(Duration::days(32))] {
        let asked = Demand { received_at, ..asked() };
        assert!(matches!(refused(moderator, shop, asked).await, ReceiveError::When));
    }
    let untrue = demand(&app, ReportReason::Untrue);
    assert!(matches!(refused(moderator, shop, untrue).await, ReceiveError::NoReason));
    let suspend = demand(&app, ReportReason::Suspend);
    assert!(matches!(refused(moderator, product, suspend).await, ReceiveError::NoReason), "a product is not suspended");
    for words in [" ", &"a".repeat(LONGEST + 1)] {
        let asked = Demand { told: told("AB2345CD", ReportReason::Inform, words), ..asked() };
        assert!(matches!(refused(moderator, shop, asked).await, ReceiveError::Words));
    }
    let nowhere = refused(moderator, Named::Shop("nowhere"), asked()).await;
    assert!(matches!(nowhere, ReceiveError::NotFound));
    assert!(matches!(refused(far(&app).await, shop, asked()).await, ReceiveError::NotFound));
    assert!(matches!(refused(own(&app, &my).await, shop, asked()).await, ReceiveError::Own));
    assert_eq!(rows(&app).await, (0, 0));
}
