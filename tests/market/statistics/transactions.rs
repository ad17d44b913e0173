//! What counts as a successful transaction, and on which day.

use chophien::{
    entities::{order, order_line},
    kernel::{actor::Actor, money::Money},
    market::{
        orders::deliver,
        sales::{self, Trade, retract::retract},
        statistics::period::Period,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use time::macros::{date, datetime};

use super::{delivered, period, read};
use crate::kit::{TestApp, claims, world::HOANG_SU_PHI, world::MEO_VAC};

fn trade(count: i64, value: i64) -> Trade {
    Trade { count, value: Money(value) }
}

#[tokio::test]
async fn delivered_and_completed_orders_count_and_no_others() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    use order::Status::*;
    for status in [Placed, Confirmed, Packed, HandedOver, Delivered, Completed, Undelivered, CameBack, Cancelled] {
        app.order(&honey, 1, None, status).await;
    }
    assert_eq!(read(&app, period("2026-11")).await.trade, trade(2, 700_000));
}

#[tokio::test]
async fn a_delivery_that_was_taken_back_never_counted() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let sale = app.order(&honey, 1, None, order::Status::Delivered).await;
    let work = app.begin(Actor::System).await;
    retract(&work, sale.order).await.expect("entries");
    work.commit().await.expect("committed");
    let report = read(&app, period("2026-11")).await;
    assert_eq!((report.trade, report.sets.len(), report.stars.len()), (trade(0, 0), 0, 0));
}

#[tokio::test]
async fn freight_is_not_part_of_the_value() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let sale = app.order(&honey, 2, None, order::Status::Completed).await;
    let row = order::Entity::find_by_id(sale.order).one(&app.db.read).await.expect("orders").expect("the order");
    assert!(row.delivery_fee > Money(0));
    assert_eq!(read(&app, period("2026-11")).await.trade.value, row.goods_total);
}

#[tokio::test]
async fn half_past_eleven_at_night_belongs_to_the_day_and_half_past_midnight_to_the_next() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    delivered(&app, &honey, 1, datetime!(2026-10-31 23:30 +7)).await;
    delivered(&app, &honey, 2, datetime!(2026-11-01 00:30 +7)).await;
    let (october, november) = (read(&app, period("2026-10")).await, read(&app, period("2026-11")).await);
    assert_eq!((october.trade, november.trade), (trade(1, 350_000), trade(1, 700_000)));
    let days = sales::find::by_day(&app.db.read, &period("2026-Q4").range(), None).await.expect("days");
    assert_eq!(days[&date!(2026 - 10 - 31)], trade(1, 350_000));
    assert_eq!(days[&date!(2026 - 11 - 01)], trade(1, 700_000));
}

#[tokio::test]
async fn a_period_holds_its_first_and_its_last_day() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    for day in [
        datetime!(2026-11-08 12:00 +7),
        datetime!(2026-11-09 00:00 +7),
        datetime!(2026-11-15 23:59 +7),
        datetime!(2026-11-16 00:00 +7),
    ] {
        delivered(&app, &honey, 1, day).await;
    }
    let week = Period::days(date!(2026 - 11 - 09), date!(2026 - 11 - 15)).expect("a week");
    assert_eq!(read(&app, week).await.trade.count, 2);
}

#[tokio::test]
async fn a_transaction_counts_where_its_shop_was_when_it_was_placed() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.order(&honey, 1, None, order::Status::Delivered).await;
    let shop =
        chophien::entities::shop::Entity::find_by_id(my.shop).one(&app.db.read).await.expect("shops").expect("hers");
    let moved = chophien::entities::shop::ActiveModel {
        unit_code: Set(TestApp::unit(HOANG_SU_PHI)),
        ..shop.into_active_model()
    };
    moved.update(&app.db.write).await.expect("moved");
    let report = read(&app, period("2026-11")).await;
    let count = |code: &str| report.places.iter().find(|p| p.code == Some(TestApp::unit(code))).map(|p| p.trade.count);
    assert_eq!((count(MEO_VAC), count(HOANG_SU_PHI)), (Some(1), Some(0)));
}

#[tokio::test]
async fn an_order_of_two_sets_counts_in_both_and_its_value_is_split() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let sale = app.order(&honey, 2, None, order::Status::HandedOver).await;
    let line = order_line::Entity::find().filter(order_line::Column::OrderId.eq(sale.order)).one(&app.db.read).await;
    let line = line.expect("lines").expect("its line");
    let half = Money(line.line_total.0 / 2);
    let tea = order_line::Model {
        id: line.id + 1,
        set_no: 11,
        stars: Some(4),
        quantity: 1,
        line_total: half,
        ..line.clone()
    };
    order_line::Entity::insert(tea.into_active_model()).exec_without_returning(&app.db.write).await.expect("a line");
    let first = order_line::ActiveModel { quantity: Set(1), line_total: Set(half), ..line.into_active_model() };
    first.update(&app.db.write).await.expect("half");
    let work = app.begin(my.actor()).await;
    let order = claims::sold(&work, my.shop, &sale.code).await;
    deliver::deliver(&work, order, order::Party::Seller).await.expect("delivered");
    work.commit().await.expect("committed");
    let report = read(&app, period("2026-11")).await;
    let sets: Vec<(i32, Trade)> = report.sets.iter().map(|row| (row.no, row.trade)).collect();
    assert_eq!(sets, [(4, trade(1, 350_000)), (11, trade(1, 350_000))]);
    let stars: Vec<_> = report.stars.iter().map(|row| (row.stars, row.trade)).collect();
    assert_eq!(stars, [(Some(4), trade(1, 350_000)), (None, trade(1, 350_000))]);
    assert_eq!(Trade::sum(report.sets.iter().map(|row| row.trade)).value, report.trade.value);
}
