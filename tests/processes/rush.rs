//! Two hundred buyers for fifty pieces, and each of them presses twice at once.

use std::collections::BTreeSet;

use chophien::entities::{order, purchase};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{
    buyers::{form, lent, placed},
    kills::LEASES_END,
    ledger::Ledger,
    market::Market,
    told,
};
use crate::kit::{TestApp, Visitor, database::on_postgres, server::own_port};

const BUYERS: usize = 200;
const PIECES: i64 = 50;

/// The code of the purchase, or nothing where it was sold out; who is asked to come back does so.
async fn press(mut visitor: Visitor, fields: Vec<(String, String)>) -> Option<String> {
    for _ in 0..200 {
        let answer = visitor.post_again("/checkout", &lent(&fields)).await.expect("an answer");
        match answer.status.as_u16() {
            303 if placed(&answer).is_some() => return placed(&answer),
            503 => tokio::time::sleep(std::time::Duration::from_millis(100)).await,
            303 | 422 => return None,
            other => panic!("{other}"),
        }
    }
    panic!("it is never answered");
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
    let (mut codes, mut told_so, mut differ) = (vec![BTreeSet::new(); BUYERS], 0, 0);
    for (at, press) in presses.collect::<Vec<_>>().into_iter().enumerate() {
        match press.await.expect("no press breaks") {
            Some(code) => drop(codes[at % BUYERS].insert(code)),
            None => told_so += 1,
        }
    }
    differ += codes.iter().filter(|codes| codes.len() > 1).count();
    let bought = codes.iter().filter(|codes| !codes.is_empty()).count();
    let db = &market.app.db.read;
    let purchases = purchase::Entity::find().count(db).await.expect("purchases");
    let orders = order::Entity::find().count(db).await.expect("orders");
    let settled = market.settles(LEASES_END).await;
    let (left, outcome) =
        (market.app.stock(&market.goods[0]).await, Ledger { presses: Vec::new() }.compare(&market).await);
    let figures = format!(
        "{} presses, {bought} bought, {told_so} presses told sold out · purchases {purchases}, left {left}, two codes for one key {differ} · {outcome}",
        BUYERS * 2
    );
    told("200 buyers x 2 presses for 50 pieces", figures);
    outcome.assert_kept();
    assert_eq!((bought as i64, purchases as i64, orders as i64, left, differ), (PIECES, PIECES, PIECES, 0, 0));
    assert!(settled, "what was to be done is not done");
}
