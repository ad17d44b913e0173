//! Twin of `market/sales/retract.rs`.

use chophien::{
    entities::sale::SaleCause,
    kernel::{actor::Actor, money::Money},
    market::sales::{Trade, retract::retract},
};
use time::Duration;

use super::{add_up, delivered, entries, sold_on};
use crate::kit::{TestApp, sales::Sale};

async fn take_back(app: &TestApp, sale: &Sale) {
    let work = app.begin(Actor::System).await;
    retract(&work, sale.order).await.expect("entries");
    work.commit().await.expect("committed");
}

#[tokio::test]
async fn what_is_taken_back_over_midnight_is_taken_from_the_day_that_it_counted_on() {
    let app = TestApp::new().await;
    let sale = delivered(&app).await;
    let counted_on = entries(&app).await[0].counts_on;
    add_up(&app).await;
    app.later(Duration::days(1));
    take_back(&app, &sale).await;
    let rows = entries(&app).await;
    let last = rows.last().expect("an entry");
    assert_eq!((last.counts_on, last.booked_on, last.cause), (counted_on, app.now().day(), SaleCause::Retracted));
    assert_eq!((last.orders, last.value), (-1, Money(-700_000)));
    for _ in 0..2 {
        assert_eq!(sold_on(&app, counted_on).await, Trade::default());
        assert_eq!(sold_on(&app, app.now().day()).await, Trade::default());
        add_up(&app).await;
    }
}

#[tokio::test]
async fn what_was_taken_back_is_not_taken_twice() {
    let app = TestApp::new().await;
    let sale = delivered(&app).await;
    take_back(&app, &sale).await;
    take_back(&app, &sale).await;
    assert_eq!(entries(&app).await.len(), 2);
}
