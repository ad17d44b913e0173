//! Twin of `market/moderation/held/carry_out.rs`.

use chophien::{
    entities::{decision, product, role},
    kernel::{actor::Actor, instant::Instant},
    market::{
        catalog,
        moderation::{
            Reason, Verdict,
            held::{
                Given, HELD,
                carry_out::{CarryOut, carry_out, let_go, whose},
            },
        },
        revisions::why::Why,
    },
};
use sea_orm::{EntityTrait, sea_query::Expr};
use time::Duration;

use super::{given, held};
use crate::{kit::TestApp, pages::staff::waiting_product};

async fn status(app: &TestApp) -> catalog::Status {
    product::Entity::find().one(&app.db.read).await.expect("products").expect("hers").status
}

async fn decided(app: &TestApp) -> Vec<(Verdict, Instant)> {
    let rows = decision::Entity::find().all(&app.db.read).await.expect("decisions");
    rows.into_iter().map(|row| (row.verdict, row.decided_at)).collect()
}

#[tokio::test]
async fn after_its_minute_and_not_before_it_is_done_in_her_name() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let hanh = Actor::Account(app.hanh().await);
    let id = waiting_product(&app, &my, "Sáp ong").await;
    given(&app, hanh, id, Given::Approved).await.expect("held");
    app.later(HELD - Duration::SECOND);
    app.work_off().await;
    assert_eq!((status(&app).await, held(&app).await, decided(&app).await), (catalog::Status::Pending, 1, vec![]));
    app.later(Duration::SECOND);
    app.work_off().await;
    assert_eq!((status(&app).await, held(&app).await), (catalog::Status::Live, 0));
    assert_eq!(decided(&app).await, [(Verdict::Approved, app.now())]);
}

#[tokio::test]
async fn one_that_was_taken_back_and_given_again_waits_for_its_own_minute() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let hanh = Actor::Account(app.hanh().await);
    let id = waiting_product(&app, &my, "Sáp ong").await;
    given(&app, hanh, id, Given::Approved).await.expect("held");
    let earlier = CarryOut { subject: "product".into(), id, given_at: app.now().before(Duration::SECOND) };
    let work = app.begin(hanh).await;
    carry_out(&work, &earlier).await.expect("nothing to do");
    let_go(&work, &earlier).await.expect("nothing to do");
    assert_eq!(whose(&work.tx, &earlier).await.expect("an answer"), None);
    work.commit().await.expect("a commit");
    assert_eq!((status(&app).await, held(&app).await, decided(&app).await), (catalog::Status::Pending, 1, vec![]));
}

#[tokio::test]
async fn it_goes_back_with_her_words() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let hanh = Actor::Account(app.hanh().await);
    let id = waiting_product(&app, &my, "Sáp ong").await;
    let why = Why { reason: Reason::Photo, words: Some("Xin chụp cả nhãn.".into()) };
    given(&app, hanh, id, Given::SentBack(why)).await.expect("held");
    app.later(HELD);
    app.work_off().await;
    let row = decision::Entity::find().one(&app.db.read).await.expect("decisions").expect("one");
    assert_eq!((row.verdict, row.words.as_deref()), (Verdict::SentBack, Some("Xin chụp cả nhãn.")));
    assert_eq!(status(&app).await, catalog::Status::SentBack);
}

#[tokio::test]
async fn whoever_lost_her_right_meanwhile_has_decided_nothing_and_the_case_waits_again() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let hanh = Actor::Account(app.hanh().await);
    let id = waiting_product(&app, &my, "Sáp ong").await;
    given(&app, hanh, id, Given::Approved).await.expect("held");
    let revoked = role::Entity::update_many().col_expr(role::Column::RevokedAt, Expr::value(app.now()));
    revoked.exec(&app.db.write).await.expect("revoked");
    app.later(HELD);
    app.work_off().await;
    assert_eq!((status(&app).await, held(&app).await, decided(&app).await), (catalog::Status::Pending, 0, vec![]));
}
