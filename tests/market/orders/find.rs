//! Twin of `market/orders/find/`.

use chophien::{
    kernel::{money::Money, paging::Paging},
    market::orders::{
        Status,
        find::{earned, in_shop, overdue},
    },
};
use time::Duration;

use crate::kit::TestApp;

#[tokio::test]
async fn a_month_counts_what_was_delivered_in_it_and_nothing_else() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for status in [Status::Delivered, Status::Completed, Status::HandedOver, Status::CameBack, Status::Cancelled] {
        app.order(&honey, 1, None, status).await;
    }
    app.later(Duration::days(30));
    app.order(&honey, 2, None, Status::Delivered).await;
    let months = earned::earned(&app.db.read, my.shop, app.now().day(), 3).await.unwrap();
    let seen: Vec<_> = months.iter().map(|m| (m.month.month() as u8, m.goods, m.orders, m.came_back)).collect();
    assert_eq!(seen, [(12, Money(700_000), 1, 0), (11, Money(700_000), 2, 1), (10, Money(0), 0, 0)]);
}

#[tokio::test]
async fn what_waits_stands_before_what_is_under_way_and_the_rest_is_elsewhere() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.order(&honey, 1, None, Status::Packed).await;
    app.later(Duration::hours(1));
    app.order(&honey, 1, None, Status::Placed).await;
    app.order(&honey, 1, None, Status::Completed).await;
    let open = in_shop::open(&app.db.read, my.shop).await.unwrap();
    assert_eq!(open.iter().map(|own| own.order.status).collect::<Vec<_>>(), [Status::Placed, Status::Packed]);
    assert_eq!(in_shop::waiting(&app.db.read, my.shop).await.unwrap(), 1);
    let ended = in_shop::ended(&app.db.read, my.shop, Paging::new(None, 20)).await.unwrap();
    assert_eq!((ended.total, ended.rows[0].order.status), (1, Status::Completed));
}

#[tokio::test]
async fn what_ended_stands_the_newest_first_over_all_pages_however_it_ended() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let ended = [Status::Delivered, Status::Cancelled, Status::CameBack, Status::Completed, Status::Delivered];
    let mut placed = Vec::new();
    for status in ended.into_iter().cycle().take(10) {
        app.later(Duration::minutes(1));
        placed.push(app.order(&honey, 1, None, status).await.order);
    }
    app.order(&honey, 1, None, Status::Placed).await;
    placed.reverse();
    let mut seen = Vec::new();
    for page in 1..=4 {
        let shown = in_shop::ended(&app.db.read, my.shop, Paging::new(Some(page), 3)).await.unwrap();
        assert_eq!(shown.total, 10);
        seen.extend(shown.rows.iter().map(|own| own.order.id));
    }
    assert_eq!(seen, placed);
    assert!(in_shop::ended(&app.db.read, my.shop, Paging::new(Some(5), 3)).await.unwrap().rows.is_empty());
}

#[tokio::test]
async fn only_what_nobody_answered_in_time_is_overdue() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let late = app.placed(&honey, None).await;
    app.order(&honey, 1, None, Status::Confirmed).await;
    app.later(Duration::hours(24));
    app.placed(&honey, None).await;
    assert_eq!(overdue::unanswered(&app.db.read, app.now(), 0, 10).await.unwrap(), [late.order]);
}
