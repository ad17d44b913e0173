//! Twin of `market/moderation/appeals/appeal.rs`.

use chophien::{
    entities::appeal,
    kernel::actor::Actor,
    market::moderation::{
        Kind,
        appeals::{LONGEST, appeal::AppealError, find},
        reach::Reach,
        sanctions::{Thing, restore::restore, stop::stop},
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};
use time::Duration;

use super::{appeal_as, at_once, ordered, stopped, suspended, unanswered};
use crate::{kit::TestApp, market::moderation::sanctions::recorded};

#[tokio::test]
async fn it_waits_for_a_moderator_and_is_made_once() {
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    let sanction = suspended(&app, hanh, &my).await;
    let id = appeal_as(&app, &my, my.actor(), sanction, "Có hoá đơn.").await.expect("made");
    let refused = appeal_as(&app, &my, my.actor(), sanction, "Thêm nữa.").await;
    assert!(matches!(refused, Err(AppealError::Already)));
    let made = find::by_id(&app.db.read, id).await.expect("appeals").expect("it");
    assert_eq!((made.words.as_str(), made.by.as_str(), made.decided), ("Có hoá đơn.", "Vàng Thị Mỷ", None));
    assert_eq!(find::count(&app.db.read, &Reach::Everywhere).await.expect("appeals"), 1);
    assert_eq!(find::count(&app.db.read, &Reach::Communes(vec![])).await.expect("appeals"), 0);
}

#[tokio::test]
async fn what_is_announced_can_be_appealed_against_too_and_every_refusal_changes_nothing() {
    let app = TestApp::new().await;
    let (my, other, hanh) = (app.my().await, app.may_trang().await, Actor::Account(app.hanh().await));
    let sanction = stopped(&app, hanh, Thing::Shop(&my.code), unanswered()).await;
    let long = "a".repeat(LONGEST + 1);
    for words in [" ", long.as_str()] {
        let refusal = appeal_as(&app, &my, my.actor(), sanction, words).await.expect_err("refused");
        assert!(matches!(refusal, AppealError::Words));
    }
    for (shop, sanction) in [(&my, 9_999), (&other, sanction)] {
        let refusal = appeal_as(&app, shop, shop.actor(), sanction, "Có hoá đơn.").await.expect_err("refused");
        assert!(matches!(refusal, AppealError::NotFound));
    }
    app.later(Duration::days(31));
    let refusal = appeal_as(&app, &my, my.actor(), sanction, "Có hoá đơn.").await.expect_err("refused");
    assert!(matches!(refusal, AppealError::TooLate));
    let work = app.begin(hanh).await;
    restore(&work, Thing::Shop(&my.code)).await.expect("called off");
    work.commit().await.expect("a commit");
    let refusal = appeal_as(&app, &my, my.actor(), sanction, "Có hoá đơn.").await.expect_err("refused");
    assert!(matches!(refusal, AppealError::Over));
    assert_eq!(appeal::Entity::find().count(&app.db.read).await.expect("appeals"), 0);
    let again = stopped(&app, hanh, Thing::Shop(&my.code), unanswered()).await;
    appeal_as(&app, &my, my.actor(), again, "Đã trả lời hết đơn.").await.expect("made before it begins");
}

#[tokio::test]
async fn a_suspension_whose_last_day_is_over_needs_no_appeal() {
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    let work = app.begin(hanh).await;
    let mut asked = at_once(Kind::Shop, ordered());
    asked.until = Some(app.now().day());
    stop(&work, Thing::Shop(&my.code), asked).await.expect("suspended");
    work.commit().await.expect("a commit");
    let sanction = recorded(&app).await[0].id;
    app.later(Duration::days(1));
    app.work_off().await;
    let refusal = appeal_as(&app, &my, my.actor(), sanction, "Có hoá đơn.").await.expect_err("refused");
    assert!(matches!(refusal, AppealError::Over));
}
