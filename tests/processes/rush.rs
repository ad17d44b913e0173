//! Two hundred buyers for fifty pieces, and each of them presses twice at once.

use std::{collections::BTreeSet, time::Duration};

use chophien::entities::{order, purchase};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{
    buyers::{Fields, form, lent, placed},
    kills::LEASES_END,
    ledger::Ledger,
    market::Market,
    told,
};
use crate::kit::{TestApp, Visitor, database::on_postgres, server::own_port};

const BUYERS: usize = 200;
const PIECES: i64 = 50;

/// The code of the purchase, or nothing where it was sold out, and how often it had to be sent again, asked to or unanswered.
async fn press(mut visitor: Visitor, fields: Fields) -> (Option<String>, Again) {
    let mut again = Again::default();
    for _ in 0..200 {
        match visitor.post_again("/checkout", &lent(&fields)).await {
            Ok(answer) if placed(&answer).is_some() => return (placed(&answer), again),
            Ok(answer) if answer.status == 503 => again.asked += 1,
            Ok(answer) => {
                assert!([303, 422].contains(&answer.status.as_u16()), "{}", answer.status);
                return (None, again);
            }
            Err(_) => again.unanswered += 1,
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("it is never answered");
}

#[derive(Default)]
struct Again {
    asked: usize,
    unanswered: usize,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn two_hundred_buyers_for_fifty_pieces() {
    let market = Market::over(TestApp::new().await, PIECES).await;
    let nodes: Vec<_> = (0..if on_postgres() { 2 } else { 1 }).map(|_| market.serve(own_port())).collect();
    let mut forms = Vec::new();
    for number in 0..BUYERS {
        let mut visitor = market.app.visitor().at_address(nodes[number % nodes.len()].address);
        let fields = form(&mut visitor, &market.goods[0].variant_code, 1, 1_000 + number).await.expect("a form");
        forms.push((visitor, fields));
    }
    let presses = (0..BUYERS * 2).map(|at| {
        let (visitor, fields) = forms[at % BUYERS].clone();
        // The second press goes to the other node.
        let door = nodes[(at + at / BUYERS) % nodes.len()].address;
        tokio::spawn(press(visitor.at_address(door), fields))
    });
    let (mut codes, mut told_so, mut asked, mut unanswered) = (vec![BTreeSet::new(); BUYERS], 0, 0, 0);
    for (at, press) in presses.collect::<Vec<_>>().into_iter().enumerate() {
        let (code, again) = press.await.expect("no press breaks");
        (asked, unanswered) = (asked + again.asked, unanswered + again.unanswered);
        match code {
            Some(code) => drop(codes[at % BUYERS].insert(code)),
            None => told_so += 1,
        }
    }
    let differ = codes.iter().filter(|codes| codes.len() > 1).count();
    let bought = codes.iter().filter(|codes| !codes.is_empty()).count();
    let db = &market.app.db.read;
    let purchases = purchase::Entity::find().count(db).await.expect("purchases");
    let orders = order::Entity::find().count(db).await.expect("orders");
    let settled = market.settles(LEASES_END).await;
    let (left, outcome) =
        (market.app.stock(&market.goods[0]).await, Ledger { presses: Vec::new() }.compare(&market).await);
    let figures = format!(
        "{} presses, asked to come back {asked} times, connections broken {unanswered} · {bought} bought, {told_so} presses told \
         sold out · purchases {purchases}, left {left}, two codes for one key {differ} · {outcome}",
        BUYERS * 2
    );
    told("200 buyers x 2 presses for 50 pieces", figures);
    outcome.assert_kept();
    assert_eq!((bought as i64, purchases as i64, orders as i64, left, differ), (PIECES, PIECES, PIECES, 0, 0));
    assert!(settled, "what was to be done is not done");
}
