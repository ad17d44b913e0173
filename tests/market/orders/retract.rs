//! Twin of `market/orders/retract.rs`.

use chophien::{
    entities::{event, order},
    figures,
    infra::refused::Refused,
    kernel::{actor::Actor, money::Money},
    market::{
        households::sellers::add_up,
        orders::{
            Party, Status, complete, deliver::deliver, not_arrived::not_arrived, policy::RETRACTED_WITHIN,
            retract::retract, step::DeedError,
        },
        sales::{self, Trade},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use time::{Date, Duration};

use crate::kit::{Household, TestApp, claims, sales::Sale};

async fn told(app: &TestApp) -> u64 {
    let taken_back = event::Entity::find().filter(event::Column::Name.eq("order.delivery_retracted"));
    taken_back.count(&app.db.read).await.unwrap()
}

async fn sold_on(app: &TestApp, day: Date) -> Trade {
    sales::find::total(&app.db.read, &(day..=day), None).await.unwrap()
}

fn actor(my: &Household, side: Party) -> Actor {
    if side == Party::Seller { my.actor() } else { Actor::Guest }
}

async fn said(app: &TestApp, my: &Household, sale: &Sale, by: Party) {
    let work = app.begin(actor(my, by)).await;
    deliver(&work, claims::order(&work, sale.order).await, by).await.unwrap();
    work.commit().await.unwrap();
}

async fn taken_back(app: &TestApp, my: &Household, sale: &Sale, by: Party) -> Result<(), Refused<DeedError>> {
    let work = app.begin(actor(my, by)).await;
    let end = retract(&work, claims::order(&work, sale.order).await, by).await;
    match end {
        Ok(()) => work.commit().await.unwrap(),
        Err(_) => work.roll_back().await.unwrap(),
    }
    end
}

async fn denied(app: &TestApp, sale: &Sale) {
    let work = app.begin(Actor::Guest).await;
    not_arrived(&work, claims::order(&work, sale.order).await).await.unwrap();
    work.commit().await.unwrap();
}

#[tokio::test]
async fn whoever_said_it_takes_it_back_to_where_it_was_and_it_never_counted() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for (from, by) in [
        (Status::HandedOver, Party::Seller),
        (Status::Undelivered, Party::Seller),
        (Status::HandedOver, Party::Buyer),
        (Status::Undelivered, Party::Buyer),
    ] {
        let sale = app.order(&honey, 1, None, from).await;
        let before = app.row_of(sale.order).await;
        said(&app, &my, &sale, by).await;
        assert_eq!(sold_on(&app, app.now().day()).await.count, 1);
        app.later(Duration::minutes(9));
        taken_back(&app, &my, &sale, by).await.unwrap();
        assert_eq!(app.row_of(sale.order).await, before, "{from:?} by {by:?}");
        assert_eq!(sold_on(&app, app.now().day()).await, Trade::default());
    }
    assert_eq!(told(&app).await, 4);
}

#[tokio::test]
async fn said_taken_back_and_said_again_over_midnight_it_counts_once_on_the_last_day() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.later(Duration::hours(15) + Duration::minutes(55));
    let before = app.now().day();
    let sale = app.order(&app.honey(&my).await, 2, None, Status::HandedOver).await;
    app.tell_of(&sale).await;
    said(&app, &my, &sale, Party::Seller).await;
    let work = app.begin(Actor::System).await;
    add_up(&work).await.unwrap();
    work.commit().await.unwrap();
    app.later(Duration::minutes(8));
    let after = app.now().day();
    assert_ne!(before, after);
    taken_back(&app, &my, &sale, Party::Seller).await.unwrap();
    for summed in [false, true] {
        assert_eq!((sold_on(&app, before).await, sold_on(&app, after).await), <(Trade, Trade)>::default(), "{summed}");
        assert_eq!(figures::difference(&app).await.unwrap(), None);
        app.work_off().await;
    }
    said(&app, &my, &sale, Party::Seller).await;
    let once = Trade { count: 1, value: Money(700_000) };
    for summed in [false, true] {
        assert_eq!((sold_on(&app, before).await, sold_on(&app, after).await), (Trade::default(), once), "{summed}");
        assert_eq!(figures::difference(&app).await.unwrap(), None);
        app.work_off().await;
    }
    assert_eq!(figures::unexplained(&app).await.unwrap(), None, "each moment has its event");
}

#[tokio::test]
async fn after_ten_minutes_it_stays_said() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = app.order(&app.honey(&my).await, 1, None, Status::HandedOver).await;
    said(&app, &my, &sale, Party::Seller).await;
    app.later(RETRACTED_WITHIN);
    let before = app.row_of(sale.order).await;
    let end = taken_back(&app, &my, &sale, Party::Seller).await;
    assert!(matches!(end, Err(Refused::No(DeedError::TooLate))), "{end:?}");
    assert_eq!((app.row_of(sale.order).await, told(&app).await), (before, 0));
    assert_eq!(sold_on(&app, app.now().day()).await.count, 1);
}

#[tokio::test]
async fn while_the_buyer_denies_it_the_shop_takes_it_back_at_any_time_and_nothing_stands_against_it_then() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = app.order(&app.honey(&my).await, 1, None, Status::HandedOver).await;
    app.tell_of(&sale).await;
    said(&app, &my, &sale, Party::Seller).await;
    let day = app.now().day();
    app.later(Duration::days(3));
    denied(&app, &sale).await;
    app.later(Duration::days(3));
    taken_back(&app, &my, &sale, Party::Seller).await.unwrap();
    let row = app.row_of(sale.order).await;
    assert_eq!((row.status, row.not_arrived_at, row.delivered_at), (Status::HandedOver, None, None));
    assert_eq!(sold_on(&app, day).await, Trade::default());
    assert_eq!(figures::unexplained(&app).await.unwrap(), None);
    app.work_off().await;
    let text = app.last_text_to("0900000001");
    assert!(
        text.contains("chua giao xong") && text.contains(&sale.code),
        "she hears that the shop says so too: {text}"
    );
}

#[tokio::test]
async fn what_the_other_side_said_what_is_completed_and_what_is_on_its_way_is_not_taken_back() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for (says, takes) in [(Party::Seller, Party::Buyer), (Party::Buyer, Party::Seller)] {
        let sale = app.order(&honey, 1, None, Status::HandedOver).await;
        said(&app, &my, &sale, says).await;
        refused(&app, &my, &sale, takes).await;
        let work = app.begin(Actor::Guest).await;
        complete::complete(&work, claims::order(&work, sale.order).await, Party::Buyer).await.unwrap();
        work.commit().await.unwrap();
        refused(&app, &my, &sale, says).await;
    }
    for from in Status::ALL.into_iter().filter(|status| *status != Status::Delivered) {
        let sale = app.order(&honey, 1, None, from).await;
        refused(&app, &my, &sale, Party::Seller).await;
    }
    assert_eq!(told(&app).await, 0);
}

async fn refused(app: &TestApp, my: &Household, sale: &Sale, by: Party) {
    let before = app.row_of(sale.order).await;
    let end = taken_back(app, my, sale, by).await;
    assert!(matches!(end, Err(Refused::No(DeedError::WrongStatus))), "{end:?}");
    assert_eq!(app.row_of(sale.order).await, before);
}

#[tokio::test]
async fn nobody_else_takes_it_back_and_nobody_for_both_sides() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (lan, tam) = (app.lan().await, app.tam().await);
    let honey = app.honey(&my).await;
    let cases = [
        (Some(lan), Party::Buyer, Actor::Account(lan), Actor::Account(tam)),
        (None, Party::Buyer, Actor::Guest, my.actor()),
        (None, Party::Seller, my.actor(), Actor::Guest),
        (None, Party::Seller, my.actor(), Actor::System),
    ];
    for (buyer, side, says, takes) in cases {
        let sale = app.order(&honey, 1, buyer, Status::HandedOver).await;
        let work = app.begin(says).await;
        deliver(&work, claims::order(&work, sale.order).await, side).await.unwrap();
        work.commit().await.unwrap();
        let work = app.begin(takes).await;
        let claimed = claims::order(&work, sale.order).await;
        let row = order::Model::clone(&claimed);
        let end = retract(&work, claimed, side).await;
        assert!(matches!(end, Err(Refused::No(DeedError::NotYours))), "{side:?} by {takes:?}: {end:?}");
        assert_eq!(*claims::order(&work, sale.order).await, row);
    }
    assert_eq!(told(&app).await, 0);
}
