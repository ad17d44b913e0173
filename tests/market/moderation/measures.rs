//! Twin of `market/moderation/measures.rs`.

use chophien::{
    entities::variant,
    kernel::actor::Actor,
    market::moderation::{Kind, Reason},
};
use sea_orm::EntityTrait;

use super::{
    decide::{approve_as, send_back_as, why},
    measured,
};
use crate::kit::TestApp;

#[tokio::test]
async fn a_measure_in_ones_own_words_is_sold_once_it_was_approved() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let waits = measured(&app, &my, &honey, "giỏ quà Tết").await;
    let page = format!("/products/{}", honey.slug);
    app.visitor().get(&page).await.assert_ok().assert_sees_not("giỏ quà Tết");
    let hanh = Actor::Account(app.hanh().await);
    send_back_as(&app, hanh, (Kind::Measure, waits.0), why(Reason::Unclear, None)).await.expect("sent back");
    app.visitor().get(&page).await.assert_sees_not("giỏ quà Tết");
    let again = measured(&app, &my, &honey, "giỏ quà Tết").await;
    approve_as(&app, hanh, Kind::Measure, again.0).await.expect("approved");
    app.visitor().get(&page).await.assert_sees("giỏ quà Tết");
    let offered: Vec<_> = variant::Entity::find().all(&app.db.read).await.expect("variants");
    let offered: Vec<_> = offered.iter().filter(|row| row.offered).map(|row| row.measure.as_str()).collect();
    assert_eq!(offered, ["lọ 500 ml", "giỏ quà Tết"]);
}
