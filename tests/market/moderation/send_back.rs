//! Twin of `market/moderation/send_back.rs`.

use chophien::{
    kernel::{actor::Actor, ids::RevisionId},
    market::{
        catalog, certificates,
        moderation::{
            Subject, Verdict,
            case::CaseError,
            history::Why,
            reach::Reach,
            send_back::{SendBackError, send_back},
        },
        shops::revisions,
    },
};

use super::{claimed, decisions, listed, renamed};
use crate::kit::TestApp;

fn why(reason: &str, words: Option<&str>) -> Why {
    Why { reason: reason.into(), words: words.map(Into::into) }
}

async fn decide(app: &TestApp, actor: Actor, case: (Subject, i64), why: Why) -> Result<(), SendBackError> {
    let work = app.begin(actor).await;
    send_back(&work, &Reach::Everywhere, case, why).await?;
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
        ((Subject::Shop, shop.0), why("reason-shop-photo", None)),
        ((Subject::Product, product.0), why("reason-product-other", Some("Xin nói rõ là sáp gì."))),
        ((Subject::Certificate, paper.0), why("reason-certificate-scan", Some("Ảnh mờ."))),
    ];
    for (case, why) in cases.clone() {
        decide(&app, hanh, case, why).await.expect("sent back");
    }
    let shop = revisions::find(&app.db.read, shop).await.expect("revisions").expect("it");
    assert_eq!(shop.reason.as_deref(), Some("reason-shop-photo"));
    let product = catalog::find::revision(&app.db.read, product).await.expect("revisions").expect("it");
    assert_eq!(product.words.as_deref(), Some("Xin nói rõ là sáp gì."));
    let papers = certificates::find::by_product(&app.db.read, honey.product, app.now().day()).await.expect("papers");
    assert_eq!(papers[0].reason.as_deref(), Some("reason-certificate-scan"));
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
    let case = (Subject::Shop, revision.0);
    for why in [why("", None), why("reason-certificate-scan", None), why("reason-shop-other", Some(" "))] {
        assert!(matches!(decide(&app, hanh, case, why.clone()).await, Err(SendBackError::NoReason)), "{why:?}");
    }
    let long = why("reason-shop-photo", Some(&"ả".repeat(501)));
    assert!(matches!(decide(&app, hanh, case, long).await, Err(SendBackError::TooManyWords)));
    assert_eq!(revisions::pending_of(&app.db.read, my.shop).await.expect("revisions").map(|r| r.id), Some(revision));
    assert_eq!(decisions(&app).await, []);
}

#[tokio::test]
async fn ones_own_and_what_is_not_there_cannot_be_sent_back() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let revision = renamed(&app, &my, "Ong Mỷ").await;
    let photo = || why("reason-shop-photo", None);
    let own = decide(&app, my.actor(), (Subject::Shop, revision.0), photo()).await;
    assert!(matches!(own, Err(SendBackError::Case(CaseError::Own))), "{own:?}");
    let hanh = Actor::Account(app.hanh().await);
    for subject in Subject::ALL {
        let none = decide(&app, hanh, (subject, RevisionId(99).0), photo()).await;
        assert!(matches!(none, Err(SendBackError::Case(CaseError::NotFound))), "{none:?}");
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
        ((Subject::Shop, renamed(&app, &my, "Ong Mỷ").await.0), "reason-shop-photo"),
        ((Subject::Product, listed(&app, &my, "Sáp ong").await.0), "reason-product-photo"),
        ((Subject::Certificate, claimed(&app, &my, &honey).await.0), "reason-certificate-scan"),
    ];
    for (case, reason) in cases {
        decide(&app, hanh, case, why(reason, None)).await.expect("sent back");
        let again = decide(&app, hanh, case, why(reason, None)).await;
        assert!(matches!(again, Err(SendBackError::NotWaiting)), "{again:?}");
    }
    assert_eq!(decisions(&app).await.len(), 3);
}
