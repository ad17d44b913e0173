//! What a second node costs: the same load on one node and on two over one PostgreSQL, by what the processes themselves used.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::http::Method;

use super::{
    buyers::{form, lent, placed},
    market::Market,
    told,
};
use crate::kit::{
    database::on_postgres,
    server::{Server, own_port},
};

const CLIENTS: usize = 8;
const REQUESTS: usize = 4_000;
/// Of a second; what Linux counts in, everywhere.
const TICKS: f64 = 100.0;
const LEAST: f64 = 0.8;

/// Seconds of processor that a process has used itself, and with those of its children that have ended.
fn used(process: u32) -> (f64, f64) {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let after_name = stat.rsplit(") ").next().unwrap_or_default();
    let numbers: Vec<f64> = after_name.split(' ').map(|word| word.parse().unwrap_or(0.0)).collect();
    let at = |field: usize| numbers.get(field - 3).copied().unwrap_or(0.0) / TICKS;
    (at(14) + at(15), at(14) + at(15) + at(16) + at(17))
}

/// Of the database: its first process with the children that have ended, and those that are there.
fn of_database(postmaster: u32) -> f64 {
    let children =
        std::fs::read_to_string(format!("/proc/{postmaster}/task/{postmaster}/children")).unwrap_or_default();
    let children: f64 = children.split_whitespace().filter_map(|id| id.parse().ok()).map(|id| used(id).0).sum();
    used(postmaster).1 + children
}

/// Pages that are kept, pages that are not, and orders: so many requests, the same ones each time.
async fn load(market: &Market, doors: &[SocketAddr], requests: usize) -> usize {
    let (next, done) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
    let clients = (0..CLIENTS).map(|_| {
        let (next, done, fresh) = (next.clone(), done.clone(), market.app.visitor());
        let (doors, variants) =
            (doors.to_vec(), market.goods.iter().map(|good| good.variant_code.clone()).collect::<Vec<_>>());
        tokio::spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::SeqCst);
                if number >= requests {
                    return;
                }
                let mut visitor = fresh.clone().at_address(doors[number % doors.len()]);
                if number % 40 == 0 {
                    let fields = form(&mut visitor, &variants[number / 40 % 4], 1, number).await.expect("a form");
                    let answer = visitor.post_again("/checkout", &lent(&fields)).await.expect("an answer");
                    done.fetch_add(5 * usize::from(placed(&answer).is_some()), Ordering::SeqCst);
                    continue;
                }
                let path = match number % 4 {
                    0 => format!("/products?q=mat+ong+{number}"),
                    1 => "/products".to_owned(),
                    2 => "/places".to_owned(),
                    _ => "/".to_owned(),
                };
                let answer = visitor.try_send(Method::GET, &path, None, Vec::new()).await.expect("an answer");
                done.fetch_add(usize::from(answer.status == 200), Ordering::SeqCst);
            }
        })
    });
    for client in clients.collect::<Vec<_>>() {
        client.await.expect("a client");
    }
    done.load(Ordering::SeqCst)
}

/// Answers for each second of the nodes' processors, and the database's seconds.
async fn measure(nodes: usize) -> (f64, f64) {
    let market = Market::new().await;
    let nodes: Vec<Server> = (0..nodes).map(|_| market.serve(own_port())).collect();
    let doors: Vec<_> = nodes.iter().map(|node| node.address).collect();
    load(&market, &doors, REQUESTS / 10).await;
    let postmaster = super::postmaster::Postmaster::of(&market).await.id();
    let own = || nodes.iter().map(|node| used(node.id()).0).sum::<f64>();
    let (begun, database) = (own(), of_database(postmaster));
    let done = load(&market, &doors, REQUESTS).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    (done as f64 / (own() - begun), of_database(postmaster) - database)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn of_two_nodes_against_one() {
    if !on_postgres() {
        return;
    }
    let (one, database_of_one) = measure(1).await;
    let (two, database_of_two) = measure(2).await;
    let ratio = two / one;
    told(
        "requests for each CPU second of the nodes",
        format_args!(
            "one node {one:.0}, two {two:.0}, ratio {ratio:.2} · the database's own CPU {database_of_one:.1} s and \
             {database_of_two:.1} s for the same load (debug build)"
        ),
    );
    assert!(ratio >= LEAST, "{ratio}");
}
