//! Twin of `market/privacy/purge.rs`.

use chophien::{
    entities::shop,
    kernel::actor::Actor,
    market::{
        orders::Status,
        privacy::purge::{Purged, purge},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use time::Duration;

use super::{bought, complained, erased, traces};
use crate::kit::TestApp;

async fn purged(app: &TestApp) {
    for what in Purged::ALL {
        let work = app.begin(Actor::System).await;
        assert!(!purge(&work, what).await.expect("purged"), "one batch is enough");
        work.commit().await.expect("a commit");
    }
}

#[tokio::test]
async fn a_contract_is_kept_for_its_days_and_not_a_day_longer() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = bought(&app, &my, None, Status::Completed).await;
    complained(&app, &sale, Actor::Guest, "AB2345CD").await;
    app.work_off().await;
    app.later(Duration::days(1_094));
    let before = traces(&app).await;
    purged(&app).await;
    assert_eq!(traces(&app).await, before, "the last day");
    app.later(Duration::days(2));
    purged(&app).await;
    assert_eq!(traces(&app).await, Vec::<String>::new());
    let later = bought(&app, &my, None, Status::Completed).await;
    purged(&app).await;
    assert!(traces(&app).await.contains(&"purchases: street".to_owned()), "{} is young", later.code);
}

#[tokio::test]
async fn a_shop_is_kept_for_a_while_after_its_owner_has_gone() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let hanh = app.hanh().await;
    let story = async || {
        let page = app.visitor_as(hanh).await.get(&format!("/staff/shops/{}", my.code)).await;
        (page.text().contains("Mật ong Mỷ"), page.status.as_u16())
    };
    shop::Entity::update_many()
        .col_expr(shop::Column::Status, Expr::value("left"))
        .filter(shop::Column::Id.eq(my.shop))
        .exec(&app.db.write)
        .await
        .expect("left");
    erased(&app, my.actor(), my.account).await.expect("erased");
    assert_eq!(story().await, (true, 200), "staff read what it was");
    app.later(Duration::days(366));
    purged(&app).await;
    assert_eq!(story().await, (true, 200));
    app.later(Duration::days(731));
    purged(&app).await;
    assert_eq!(story().await, (false, 200));
}
