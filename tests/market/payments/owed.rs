//! Twin of `market/payments/owed.rs`: cash at the door.

use chophien::{
    kernel::money::Money,
    market::{
        orders::{
            Status,
            find::{bought::Order, purchases},
        },
        payments::owed::{self, ToPay},
    },
};

use crate::kit::TestApp;

/// One order in each of these states, of honey for 350.000 ₫ and a delivery.
async fn orders(app: &TestApp, statuses: &[Status]) -> Vec<Order> {
    let honey = app.honey(&app.my().await).await;
    let mut orders = Vec::new();
    for status in statuses {
        let sale = app.order(&honey, 1, None, *status).await;
        orders.push(purchases::order(&app.db.read, sale.order).await.unwrap().expect("the order"));
    }
    orders
}

#[tokio::test]
async fn whoever_brings_it_collects_while_it_is_under_way_and_what_ended_unsold_is_never_paid() {
    let app = TestApp::new().await;
    let (due, nothing) = (|order: &Order| Some(order.total), |_: &Order| None);
    for order in orders(&app, &Status::ALL).await {
        let owed = owed::owed(&order);
        let expected = match order.status {
            Status::Placed | Status::Delivered | Status::Completed => (due(&order), nothing(&order)),
            Status::Confirmed | Status::Packed | Status::HandedOver | Status::Undelivered => (due(&order), due(&order)),
            Status::CameBack | Status::Cancelled => (None, None),
        };
        assert_eq!((owed.due, owed.collect), expected, "{:?}", order.status);
    }
}

#[tokio::test]
async fn a_purchase_is_paid_for_what_comes_and_says_what_does_not() {
    let app = TestApp::new().await;
    let orders = orders(&app, &[Status::Delivered, Status::Packed, Status::Cancelled]).await;
    let [one, two, dropped] = &orders[..] else { panic!("three orders") };
    let to_pay = owed::to_pay(&orders);
    let twice = |amount: Money| Money(amount.0 * 2);
    let expected = ToPay {
        goods: twice(one.goods_total),
        delivery: twice(two.delivery_fee),
        total: twice(one.total),
        dropped: Some(dropped.total),
    };
    assert_eq!(to_pay, expected);
    assert!(!to_pay.is_nothing());

    let to_pay = owed::to_pay([dropped]);
    assert!(to_pay.is_nothing());
    assert_eq!((to_pay.total, to_pay.dropped), (Money(0), Some(dropped.total)));
}

#[tokio::test]
async fn what_its_buyer_says_not_to_have_come_is_still_to_be_paid() {
    let app = TestApp::new().await;
    let order = orders(&app, &[Status::Delivered]).await.remove(0);
    assert_eq!(owed::owed(&order).left, None);
    let denied = Order { not_arrived_at: Some(app.now()), ..order };
    assert_eq!(owed::owed(&denied).left, Some(denied.total));
}
