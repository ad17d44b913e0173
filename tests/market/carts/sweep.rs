//! Twin of `market/carts/sweep.rs`.

use chophien::{
    kernel::actor::Actor,
    market::carts::{add, find, holder::Holder, sweep},
};
use time::Duration;

use crate::kit::TestApp;

#[tokio::test]
async fn carts_that_nobody_came_back_to_are_swept_and_members_carts_stay() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    let (visitor, hers) = (Holder::of_token("a"), Holder::Account(lan));
    let work = app.begin(Actor::Guest).await;
    add::add(&work, &visitor, &honey.variant_code, 1).await.unwrap();
    add::add(&work, &hers, &honey.variant_code, 1).await.unwrap();
    work.commit().await.unwrap();
    app.later(Duration::days(91));
    let work = app.begin(Actor::System).await;
    assert_eq!(sweep::sweep(&work, app.now().before(Duration::days(90))).await.unwrap(), 1);
    work.commit().await.unwrap();
    assert_eq!(find::count(&app.db.read, &visitor).await.unwrap(), 0);
    assert_eq!(find::count(&app.db.read, &hers).await.unwrap(), 1);
}

#[tokio::test]
async fn in_a_crowd_visitors_carts_are_kept_for_days() {
    use sea_orm::ConnectionTrait;
    let app = TestApp::new().await;
    let crowd = |many: u64| {
        format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) \
             INSERT INTO carts (token_hash, updated_at) SELECT 'hash of ' || {many} || ' ' || i, 1 FROM n"
        )
    };
    app.db.write.execute_unprepared(&crowd(sweep::MANY)).await.unwrap();
    assert!(!sweep::too_many(&app.db.read).await.unwrap());
    app.db.write.execute_unprepared(&crowd(1)).await.unwrap();
    assert!(sweep::too_many(&app.db.read).await.unwrap());
}
