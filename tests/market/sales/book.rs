//! Twin of `market/sales/book.rs`.

use chophien::{
    entities::{order::Party, order_line, sale::SaleCause, shop::Kind},
    kernel::{actor::Actor, ids::UnitCode, money::Money},
    market::{
        orders::{Status, deliver::deliver},
        sales::{Channel, Line, PaymentWay, Sold, Trade, book::book, find::by_set},
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{entries, sold_on, waiting};
use crate::kit::{TestApp, claims, sales::Sale, world::MEO_VAC};

#[tokio::test]
async fn a_delivery_writes_an_entry_a_line_that_counts_at_once() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = app.order(&app.honey(&my).await, 2, None, Status::HandedOver).await;
    let work = app.begin(my.actor()).await;
    deliver(&work, claims::sold(&work, my.shop, &sale.code).await, Party::Seller).await.expect("delivered");
    work.commit().await.expect("committed");
    let [entry] = &entries(&app).await[..] else { panic!("one line, one entry") };
    assert_eq!((entry.order_id, entry.counts_on, entry.cause), (sale.order, app.now().day(), SaleCause::Delivered));
    assert_eq!((entry.orders, entry.set_orders, entry.star_orders, entry.value), (1, 1, 1, Money(700_000)));
    assert_eq!(waiting(&app).await, 1);
    assert_eq!(sold_on(&app, app.now().day()).await.count, 1, "also before it is in a sum");
}

#[tokio::test]
async fn an_order_of_two_lines_is_one_order_in_all_and_one_in_each_set() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (honey, tea) = (app.honey(&my).await, app.tea(&my).await);
    let lines = [&honey, &tea].map(|good| app.order(good, 1, None, Status::HandedOver));
    let [first, second] = lines;
    let (first, second) = (first.await, second.await);
    let line = |id, set_no, total| Line { id, set_no, stars: None, total: Money(total) };
    let sold = Sold {
        order: first.order,
        shop: my.shop,
        unit: UnitCode(MEO_VAC.into()),
        kind: Kind::Household,
        payment: PaymentWay::Cash,
        channel: Channel::Site,
        lines: vec![line(line_of(&app, &first).await, 4, 350_000), line(line_of(&app, &second).await, 11, 180_000)],
    };
    let work = app.begin(Actor::System).await;
    book(&work, &sold).await.expect("entries");
    work.commit().await.expect("committed");
    assert_eq!(sold_on(&app, app.now().day()).await, Trade { count: 1, value: Money(530_000) });
    let day = app.now().day();
    let sets = by_set(&app.db.read, &(day..=day)).await.expect("sets");
    let each = |no, value| (no, Trade { count: 1, value: Money(value) });
    assert_eq!(sets, [each(4, 350_000), each(11, 180_000)]);
}

async fn line_of(app: &TestApp, sale: &Sale) -> i64 {
    let line = order_line::Entity::find().filter(order_line::Column::OrderId.eq(sale.order)).one(&app.db.read).await;
    line.expect("lines").expect("its line").id
}

#[tokio::test]
async fn a_delivery_that_is_rolled_back_leaves_no_entry() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = app.order(&app.honey(&my).await, 2, None, Status::HandedOver).await;
    let work = app.begin(my.actor()).await;
    deliver(&work, claims::sold(&work, my.shop, &sale.code).await, Party::Seller).await.expect("delivered");
    work.roll_back().await.expect("rolled back");
    assert_eq!((entries(&app).await.len(), waiting(&app).await), (0, 0));
}

#[tokio::test]
async fn entries_are_only_added_to() {
    let app = TestApp::new().await;
    super::delivered(&app).await;
    for statement in ["UPDATE sales SET value = 1", "DELETE FROM sales"] {
        assert!(app.db.write.execute_unprepared(statement).await.is_err(), "{statement}");
    }
}
