//! Twin of `market/moderation/history.rs`.

use chophien::{
    entities::decision,
    kernel::actor::Actor,
    market::moderation::{Kind, Verdict, decide::approve, history},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, ModelTrait};

use super::{decisions, listed, renamed};
use crate::kit::TestApp;

#[tokio::test]
async fn the_past_of_a_shop_is_read_newest_first_with_who_decided() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let hanh = Actor::Account(app.hanh().await);
    let cases = [
        (Kind::Shop, renamed(&app, &my, "Ong Mỷ").await),
        (Kind::Product, listed(&app, &my, "Sáp ong").await),
        (Kind::Product, listed(&app, &may, "Chè Shan").await),
    ];
    for (subject, id) in cases {
        let work = app.begin(hanh).await;
        approve(&work, subject, id.0).await.expect("approved");
        work.commit().await.expect("a commit");
    }
    let past = history::of_shop(&app.db.read, my.shop, 10).await.expect("decisions");
    let told: Vec<_> = past.iter().map(|d| (d.title.as_str(), d.verdict, d.moderator.as_str())).collect();
    assert_eq!(told, [("Sáp ong", Verdict::Approved, "Lý Thị Hạnh"), ("Ong Mỷ", Verdict::Approved, "Lý Thị Hạnh")]);
    assert_eq!(history::of_shop(&app.db.read, my.shop, 1).await.expect("decisions").len(), 1);
}

#[tokio::test]
async fn a_decision_cannot_be_changed_or_removed() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let revision = renamed(&app, &my, "Ong Mỷ").await;
    let work = app.begin(Actor::Account(app.hanh().await)).await;
    approve(&work, Kind::Shop, revision.0).await.expect("approved");
    work.commit().await.expect("a commit");
    let before = decisions(&app).await;
    let mut row = before[0].clone().into_active_model();
    row.verdict = Set(Verdict::SentBack);
    row.update(&app.db.write).await.expect_err("append only");
    before[0].clone().delete(&app.db.write).await.expect_err("append only");
    decision::Entity::delete_many().exec(&app.db.write).await.expect_err("append only");
    assert_eq!(decisions(&app).await, before);
}
