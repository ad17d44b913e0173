//! Twin of `market/sales/rebuild.rs`, and of what finds that it is needed.

use chophien::{
    figures,
    kernel::actor::Actor,
    market::sales::rebuild::{months, rebuild},
};
use sea_orm::ConnectionTrait;

use super::{add_up, delivered, sold_on};
use crate::kit::TestApp;

#[tokio::test]
async fn a_sum_that_was_changed_by_hand_is_named_and_made_anew() {
    let app = TestApp::new().await;
    delivered(&app).await;
    add_up(&app).await;
    let right = sold_on(&app, app.now().day()).await;
    for (table, span) in [
        ("sales_by_place", "day"),
        ("sales_by_place", "month"),
        ("sales_by_place", "year"),
        ("sales_by_set", "day"),
        ("sales_by_stars", "month"),
        ("sales_by_shop", "year"),
        ("sales_in_all", "day"),
    ] {
        let wrong = format!("UPDATE {table} SET orders = orders + 1, value = value + 5 WHERE span = '{span}'");
        app.db.write.execute_unprepared(&wrong).await.expect("changed");
        let found = figures::difference(&app.app()).await.expect("a count").expect("a difference");
        assert!(found.contains(table) && found.contains("+1 orders +5 value"), "{found}");
        assert_eq!(figures::rebuild(&app.app()).await.expect("anew"), 1);
        assert_eq!(figures::difference(&app.app()).await.expect("a count"), None);
    }
    assert_eq!(sold_on(&app, app.now().day()).await, right);
}

#[tokio::test]
async fn what_waits_is_neither_lost_nor_counted_twice() {
    let app = TestApp::new().await;
    delivered(&app).await;
    let right = sold_on(&app, app.now().day()).await;
    figures::rebuild(&app.app()).await.expect("anew");
    assert_eq!(sold_on(&app, app.now().day()).await, right);
    add_up(&app).await;
    assert_eq!(sold_on(&app, app.now().day()).await, right);
}

#[tokio::test]
async fn who_stops_half_way_leaves_what_was() {
    let app = TestApp::new().await;
    delivered(&app).await;
    add_up(&app).await;
    let right = sold_on(&app, app.now().day()).await;
    let month = months(&app.db.read).await.expect("months")[0];
    let work = app.begin(Actor::System).await;
    rebuild(&work, month).await.expect("anew");
    work.roll_back().await.expect("stopped");
    assert_eq!(sold_on(&app, app.now().day()).await, right);
    assert_eq!(figures::difference(&app.app()).await.expect("a count"), None);
}

#[tokio::test]
async fn an_order_whose_entries_are_missing_is_named() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let sale = app.order(&honey, 1, None, chophien::entities::order::Status::HandedOver).await;
    app.put(sale.order, chophien::entities::order::Status::Delivered).await;
    let found = figures::difference(&app.app()).await.expect("a count").expect("a difference");
    assert!(found.contains(&sale.code), "{found}");
}
