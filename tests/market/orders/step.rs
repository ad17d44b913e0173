//! Twin of `market/orders/step.rs`: every deed from every state by everybody. What is allowed is written here once more, by hand:
//! whoever changes the table of moves says so twice.

use chophien::{
    entities::{order, variant},
    infra::{db::Work, refused::Refused},
    kernel::actor::Actor,
    market::orders::{
        Party, Status, came_back,
        cancel::{self, Refusal},
        complete, confirm, deliver, fail_to_deliver,
        find::{self, ClaimedOrder},
        hand_over, pack,
        status::{Deed, Effect, MOVES},
        step::DeedError,
    },
};
use sea_orm::EntityTrait;

use crate::kit::{
    Household, TestApp, claims,
    goods::{Good, Listing},
};

/// What is done, by whom, from where to where, and how many of three pieces come back to the stock.
#[rustfmt::skip]
const ALLOWED: [(Deed, Party, Status, Status, i64); 19] = [
    (Deed::Confirm,       Party::Seller, Status::Placed,      Status::Confirmed,   0),
    (Deed::Pack,          Party::Seller, Status::Confirmed,   Status::Packed,      0),
    (Deed::HandOver,      Party::Seller, Status::Confirmed,   Status::HandedOver,  0),
    (Deed::HandOver,      Party::Seller, Status::Packed,      Status::HandedOver,  0),
    (Deed::Deliver,       Party::Buyer,  Status::HandedOver,  Status::Delivered,   0),
    (Deed::Deliver,       Party::Buyer,  Status::Undelivered, Status::Delivered,   0),
    (Deed::Deliver,       Party::Seller, Status::HandedOver,  Status::Delivered,   0),
    (Deed::Deliver,       Party::Seller, Status::Undelivered, Status::Delivered,   0),
    (Deed::FailToDeliver, Party::Seller, Status::HandedOver,  Status::Undelivered, 0),
    (Deed::ComeBack,      Party::Seller, Status::Undelivered, Status::CameBack,    3),
    (Deed::Complete,      Party::Buyer,  Status::Delivered,   Status::Completed,   0),
    (Deed::Complete,      Party::System, Status::Delivered,   Status::Completed,   0),
    (Deed::Cancel,        Party::Buyer,  Status::Placed,      Status::Cancelled,   3),
    (Deed::Cancel,        Party::Buyer,  Status::Confirmed,   Status::Cancelled,   3),
    (Deed::Cancel,        Party::Buyer,  Status::Packed,      Status::Cancelled,   3),
    (Deed::Cancel,        Party::Seller, Status::Placed,      Status::Cancelled,   3),
    (Deed::Cancel,        Party::Seller, Status::Confirmed,   Status::Cancelled,   3),
    (Deed::Cancel,        Party::Seller, Status::Packed,      Status::Cancelled,   3),
    (Deed::Cancel,        Party::System, Status::Placed,      Status::Cancelled,   3),
];

/// Who can try what: deeds that take a side are tried by every side.
const DEEDS: [(Deed, Party); 13] = [
    (Deed::Confirm, Party::Seller),
    (Deed::Pack, Party::Seller),
    (Deed::HandOver, Party::Seller),
    (Deed::Deliver, Party::Buyer),
    (Deed::Deliver, Party::Seller),
    (Deed::Deliver, Party::System),
    (Deed::FailToDeliver, Party::Seller),
    (Deed::ComeBack, Party::Seller),
    (Deed::Complete, Party::Buyer),
    (Deed::Complete, Party::System),
    (Deed::Cancel, Party::Buyer),
    (Deed::Cancel, Party::Seller),
    (Deed::Cancel, Party::System),
];

#[test]
fn the_table_of_moves_allows_these_steps_and_no_others() {
    let mut allowed = 0;
    for step in MOVES.iter().filter(|step| step.from.is_some()) {
        for who in step.who {
            let back = if step.stock == Effect::PutsBack { 3 } else { 0 };
            let row = ALLOWED.iter().find(|row| (row.0, row.1, Some(row.2)) == (step.deed, *who, step.from));
            assert_eq!(row.map(|row| (row.3, row.4)), Some((step.to, back)), "{:?} by {who:?}", step.deed);
            allowed += 1;
        }
    }
    assert_eq!(allowed, ALLOWED.len());
}

async fn act(work: &Work, order: ClaimedOrder<'_>, deed: Deed, side: Party) -> Result<(), Refused<DeedError>> {
    match (deed, side) {
        (Deed::Confirm, _) => confirm::confirm(work, order).await,
        (Deed::Pack, _) => pack::pack(work, order).await,
        (Deed::HandOver, _) => hand_over::hand_over(work, order, None).await,
        (Deed::Deliver, side) => deliver::deliver(work, order, side).await,
        (Deed::FailToDeliver, _) => fail_to_deliver::fail_to_deliver(work, order).await,
        (Deed::ComeBack, _) => came_back::came_back(work, order).await,
        (Deed::Complete, side) => complete::complete(work, order, side).await,
        (Deed::Cancel, Party::Buyer) => cancel::by_buyer(work, order).await,
        (Deed::Cancel, Party::System) => cancel::unanswered(work, order).await,
        (Deed::Cancel, Party::Seller) => cancel::refuse(work, order, Refusal::parse("other", None).unwrap()).await,
        (Deed::Place, _) => unreachable!("placing has no order yet"),
    }
}

async fn stock(work: &Work, good: &Good) -> i64 {
    variant::Entity::find_by_id(good.variant).one(&work.tx).await.unwrap().unwrap().stock
}

struct Market {
    app: TestApp,
    my: Household,
    honey: Good,
    lan: chophien::kernel::ids::AccountId,
}

async fn market() -> Market {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.product(&my, Listing { stock: 100, ..Listing::default() }).await;
    let lan = app.lan().await;
    Market { app, my, honey, lan }
}

impl Market {
    fn actor(&self, side: Party) -> Actor {
        match side {
            Party::Buyer => Actor::Account(self.lan),
            Party::Seller => self.my.actor(),
            Party::System => Actor::System,
        }
    }
}

#[tokio::test]
async fn every_deed_from_every_state_ends_as_the_table_says_or_changes_nothing() {
    let market = market().await;
    for from in Status::ALL {
        let sale = market.app.order(&market.honey, 3, Some(market.lan), from).await;
        for (deed, side) in DEEDS {
            let told = format!("{} {deed:?} by {}", from.as_str(), side.as_str());
            let work = market.app.begin(market.actor(side)).await;
            let claimed = claims::order(&work, sale.order).await;
            let order = order::Model::clone(&claimed);
            let before = stock(&work, &market.honey).await;
            let end = act(&work, claimed, deed, side).await;
            let after = stock(&work, &market.honey).await;
            let now = order::Model::clone(&*claims::order(&work, sale.order).await);
            match ALLOWED.iter().find(|row| (row.0, row.1, row.2) == (deed, side, from)) {
                Some((_, _, _, to, back)) => {
                    end.unwrap();
                    assert_eq!((now.status, after - before), (*to, *back), "{told}");
                }
                None => {
                    assert!(matches!(end, Err(Refused::No(DeedError::WrongStatus))), "{told}: {end:?}");
                    assert_eq!((now, after), (order, before), "{told}");
                }
            }
            drop(work);
        }
    }
}

#[tokio::test]
async fn a_deed_is_refused_to_whoever_it_does_not_belong_to() {
    let market = market().await;
    let stranger = market.app.tam().await;
    let cases = [
        (Status::Placed, Deed::Confirm, Party::Seller, Actor::Account(market.lan)),
        (Status::Placed, Deed::Confirm, Party::Seller, Actor::Guest),
        (Status::Placed, Deed::Cancel, Party::Buyer, Actor::Account(stranger)),
        (Status::HandedOver, Deed::Deliver, Party::Buyer, Actor::Account(stranger)),
        (Status::Placed, Deed::Cancel, Party::System, Actor::Account(stranger)),
        (Status::Delivered, Deed::Complete, Party::System, market.my.actor()),
    ];
    for (from, deed, side, actor) in cases {
        let sale = market.app.order(&market.honey, 1, Some(market.lan), from).await;
        let work = market.app.begin(actor).await;
        let claimed = claims::order(&work, sale.order).await;
        let order = order::Model::clone(&claimed);
        let end = act(&work, claimed, deed, side).await;
        assert!(matches!(end, Err(Refused::No(DeedError::NotYours))), "{deed:?} by {actor:?}: {end:?}");
        assert_eq!(*claims::order(&work, sale.order).await, order, "{deed:?}");
        assert!(find::claim(&work, sale.order).await.unwrap().is_none(), "claimed by the system alone");
    }
}

#[tokio::test]
async fn a_member_of_the_shop_never_acts_as_its_buyer() {
    let market = market().await;
    let may = market.app.may_trang().await;
    let (account, consent) = (market.app.sung().await, chophien::kernel::ids::ConsentId(1));
    let helper = Actor::Helper { account, household: market.my.account, consent };
    for (from, deed) in
        [(Status::Placed, Deed::Cancel), (Status::HandedOver, Deed::Deliver), (Status::Delivered, Deed::Complete)]
    {
        for (buyer, actor) in [(None, market.my.actor()), (Some(market.my.account), market.my.actor()), (None, helper)]
        {
            let sale = market.app.order(&market.honey, 1, buyer, from).await;
            let work = market.app.begin(actor).await;
            let claimed = claims::order(&work, sale.order).await;
            let order = order::Model::clone(&claimed);
            let end = act(&work, claimed, deed, Party::Buyer).await;
            assert!(matches!(end, Err(Refused::No(DeedError::NotYours))), "{deed:?} by {actor:?}: {end:?}");
            assert_eq!(*claims::order(&work, sale.order).await, order, "{deed:?}");
        }
        let sale = market.app.order(&market.honey, 1, None, from).await;
        let work = market.app.begin(may.actor()).await;
        act(&work, claims::order(&work, sale.order).await, deed, Party::Buyer)
            .await
            .expect("who sells elsewhere buys here");
    }
}

#[tokio::test]
async fn another_shops_order_is_not_there() {
    let market = market().await;
    let may = market.app.may_trang().await;
    let sale = market.app.placed(&market.honey, None).await;
    let found = find::of_shop(&market.app.db.read, may.shop, &sale.code).await.unwrap();
    assert_eq!(found, None);
    let work = market.app.begin(may.actor()).await;
    let in_shop = claims::enter(&work, may.shop).await;
    assert!(find::claim_in_shop(&in_shop, &sale.code).await.unwrap().is_none());
}

#[tokio::test]
async fn a_delivery_keeps_the_day_in_vietnam_and_who_said_so() {
    let market = market().await;
    let sale = market.app.order(&market.honey, 1, Some(market.lan), Status::HandedOver).await;
    market.app.later(time::Duration::hours(16));
    let work = market.app.begin(Actor::Account(market.lan)).await;
    let order = claims::order(&work, sale.order).await;
    deliver::deliver(&work, order, Party::Buyer).await.unwrap();
    let order = order::Model::clone(&*claims::order(&work, sale.order).await);
    assert_eq!(order.delivered_by, Some(Party::Buyer));
    assert_eq!(order.delivered_on, Some(time::macros::date!(2026 - 11 - 23)), "midnight has passed in Viet Nam");
}
