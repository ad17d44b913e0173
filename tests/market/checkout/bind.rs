//! Twin of `market/checkout/bind.rs` and `market/orders/find/unanswered.rs`: what may wait for the answers of shops.

use chophien::{
    entities::purchase,
    infra::refused::Refused,
    kernel::{actor::Actor, money::Money, phone::Phone},
    market::{
        checkout::{
            place::{self, PlaceError, Placed, Request},
            proof::{Bounds, Why},
        },
        orders::{Status, cancel, find::unanswered::Waiting},
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};
use time::Duration;

use crate::kit::{
    TestApp, claims,
    goods::{Good, Listing},
};

const LAN: &str = "0900000001";
const OTHER: &str = "0900000009";
const NO_END: Money = Money(i64::MAX);

async fn request(app: &TestApp, good: &Good, pieces: i64, phone: &str, bounds: Bounds) -> Request {
    let mut request = app.checkout(&[(good, pieces)]).await;
    request.recipient.phone = Phone::parse(phone).expect("a number");
    Request { bounds, ..request }
}

fn is_asked(end: &Result<Placed, Refused<PlaceError>>) -> bool {
    matches!(end, Err(Refused::No(PlaceError::Unproved(Why::Waits))))
}

async fn purchases(app: &TestApp) -> u64 {
    purchase::Entity::find().count(&app.db.read).await.expect("purchases")
}

#[tokio::test]
async fn what_waits_with_an_unproved_number_is_bounded_and_takes_nothing_from_its_owner() {
    let app = TestApp::new().await;
    let honey = app.product(&app.my().await, Listing { stock: 100, ..Listing::default() }).await;
    let bounds = Bounds { unproved: Waiting { orders: 2, sum: NO_END }, ..Bounds::OPEN };
    let first = app.place(request(&app, &honey, 1, LAN, bounds).await).await.expect("one");
    app.place(request(&app, &honey, 1, LAN, bounds).await).await.expect("two");
    let end = app.place(request(&app, &honey, 1, LAN, bounds).await).await;
    assert!(is_asked(&end), "{end:?}");
    assert_eq!((purchases(&app).await, app.stock(&honey).await), (2, 98));
    app.place(request(&app, &honey, 1, OTHER, bounds).await).await.expect("another number");
    // Whoever holds the number is not held up by what others have typed.
    let one = Bounds { proved: Waiting { orders: 1, sum: NO_END }, ..bounds };
    let proved = Request { proved: true, ..request(&app, &honey, 1, LAN, one).await };
    app.place(proved).await.expect("proved");
    let proved = Request { proved: true, ..request(&app, &honey, 1, LAN, one).await };
    let end = app.place(proved).await;
    assert!(matches!(&end, Err(Refused::No(PlaceError::Waiting(waits))) if waits.orders == 1), "{end:?}");
    // What was answered waits no more.
    app.put(app.orders_of(&first).await[0].id, Status::Confirmed).await;
    app.place(request(&app, &honey, 1, LAN, bounds).await).await.expect("one was answered");
}

/// Placed and taken back again and again, orders would text a stranger's number and fill shops' days without binding anything.
#[tokio::test]
async fn what_a_guest_takes_back_counts_for_a_day_where_nobody_knows_whose_the_number_is() {
    let app = TestApp::new().await;
    let honey = app.product(&app.my().await, Listing { stock: 100, ..Listing::default() }).await;
    let bounds = Bounds { unproved: Waiting { orders: 2, sum: NO_END }, ..Bounds::OPEN };
    for _ in 0..2 {
        let placed = app.place(request(&app, &honey, 1, LAN, bounds).await).await.expect("placed");
        let order = app.orders_of(&placed).await[0].id;
        let work = app.begin(Actor::Guest).await;
        cancel::by_buyer(&work, claims::order(&work, order).await).await.expect("taken back");
        work.commit().await.expect("a commit");
    }
    assert!(is_asked(&app.place(request(&app, &honey, 1, LAN, bounds).await).await));
    assert_eq!((purchases(&app).await, app.stock(&honey).await), (2, 100));
    app.place(request(&app, &honey, 1, OTHER, bounds).await).await.expect("another number");
    let proved = Request { proved: true, ..request(&app, &honey, 1, LAN, bounds).await };
    app.place(proved).await.expect("whoever has proved it");
    app.later(Duration::days(1));
    app.place(request(&app, &honey, 1, LAN, bounds).await).await.expect("a day later");
}

#[tokio::test]
async fn sums_are_bounded_too_and_an_accounts_are_its_own_whatever_numbers_it_orders_to() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let sum = |sum| Waiting { orders: i64::MAX, sum: Money(sum) };
    let bounds = Bounds { unproved: sum(500_000), proved: sum(1_000_000), ..Bounds::OPEN };
    app.place(request(&app, &honey, 1, LAN, bounds).await).await.expect("377.000");
    assert!(is_asked(&app.place(request(&app, &honey, 1, LAN, bounds).await).await));
    let lan = app.lan().await;
    for (phone, placed) in [(LAN, true), (OTHER, true), ("0900000010", false)] {
        let own = Request { buyer: Some(lan), ..request(&app, &honey, 1, phone, bounds).await };
        let end = app.place(own).await;
        assert_eq!(end.is_ok(), placed, "{phone}: {end:?}");
        assert!(placed || matches!(end, Err(Refused::No(PlaceError::Waiting(waits))) if waits.orders == 2));
    }
    assert_eq!(app.stock(&honey).await, 7);
    app.place(request(&app, &honey, 1, OTHER, bounds).await).await.expect("what Lan sends there counts for her");
}

#[tokio::test]
async fn unproved_hands_together_hold_no_more_than_their_share_of_a_variant() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (honey, other) = (app.honey(&my).await, app.honey(&my).await);
    let bounds = Bounds { unproved_percent: 50, ..Bounds::OPEN };
    assert!(is_asked(&app.place(request(&app, &honey, 6, LAN, bounds).await).await));
    app.place(request(&app, &honey, 3, LAN, bounds).await).await.expect("three of ten");
    app.place(request(&app, &honey, 2, OTHER, bounds).await).await.expect("five of ten");
    assert!(is_asked(&app.place(request(&app, &honey, 1, "0900000010", bounds).await).await));
    assert_eq!(app.stock(&honey).await, 5);
    app.place(request(&app, &other, 5, LAN, bounds).await).await.expect("of other goods there is enough");
    let proved = Request { proved: true, ..request(&app, &honey, 4, LAN, bounds).await };
    app.place(proved).await.expect("whoever has proved her number may");
    assert_eq!(app.stock(&honey).await, 1);
}

#[tokio::test]
async fn what_is_older_than_a_month_is_not_looked_for() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let bounds = Bounds { unproved: Waiting { orders: 1, sum: NO_END }, ..Bounds::OPEN };
    app.place(request(&app, &honey, 1, LAN, bounds).await).await.expect("the first");
    app.later(Duration::days(29));
    assert!(is_asked(&app.place(request(&app, &honey, 1, LAN, bounds).await).await));
    app.later(Duration::days(2));
    app.place(request(&app, &honey, 1, LAN, bounds).await).await.expect("that one was never answered");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_presses_at_once_bind_no_more_than_one_after_the_other() {
    let app = TestApp::new().await;
    let honey = app.product(&app.my().await, Listing { stock: 100, ..Listing::default() }).await;
    let bounds = Bounds { unproved: Waiting { orders: 3, sum: NO_END }, ..Bounds::OPEN };
    let form = request(&app, &honey, 1, LAN, bounds).await;
    let presses = (0..24).map(|press| {
        let request = Request { key: format!("press{press:016}"), ..form.clone() };
        let app = app.app();
        tokio::spawn(async move {
            let work = app.db.begin(Actor::Guest, app.clock.now()).await?;
            let placed = place::place(&work, request).await?;
            work.commit().await?;
            Ok::<_, Refused<PlaceError>>(placed)
        })
    });
    let mut placed = 0;
    for press in presses.collect::<Vec<_>>() {
        let end = press.await.expect("no press breaks");
        assert!(end.is_ok() || is_asked(&end), "{end:?}");
        placed += u64::from(end.is_ok());
    }
    assert_eq!((placed, purchases(&app).await, app.stock(&honey).await), (3, 3, 97));
}
