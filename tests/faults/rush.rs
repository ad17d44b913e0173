//! Rules 2 and 3 under load: 200 buyers for 50 pieces, and each of them presses twice.

use std::{collections::BTreeMap, net::TcpStream, time::Duration};

use chophien::web::listen;
use chophien::{
    entities::{order, order_line, purchase},
    infra::refused::Refused,
    market::{carts::policy::Trouble, checkout::place::PlaceError},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::{TestApp, goods::Listing};

const BUYERS: usize = 200;
const PIECES: i64 = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_buyers_for_fifty_pieces_end_in_fifty_sold_and_the_rest_told() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.product(&my, Listing { stock: PIECES, ..Listing::default() }).await;
    let form = app.checkout(&[(&honey, 1)]).await;
    let presses = (0..BUYERS * 2).map(|press| {
        let mut request = form.clone();
        request.key = format!("buyer{:016}", press % BUYERS);
        let app = app.app();
        async move {
            let work = app.db.begin(chophien::kernel::actor::Actor::Guest, app.clock.now()).await?;
            let placed = chophien::market::checkout::place::place(&work, request.clone()).await?;
            work.commit().await?;
            Ok::<_, Refused<PlaceError>>((request.key, placed.code))
        }
    });
    let presses: Vec<_> = presses.map(tokio::spawn).collect();
    let mut bought: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut told = 0;
    for press in presses {
        match press.await.expect("no press breaks") {
            Ok((key, code)) => bought.entry(key).or_default().push(code),
            Err(Refused::No(PlaceError::Changed(changes))) => {
                assert_eq!(changes[0].trouble, Trouble::SoldOut);
                told += 1;
            }
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(bought.len(), PIECES as usize, "buyers who got one");
    assert!(bought.values().all(|codes| codes.len() == 2 && codes[0] == codes[1]), "both presses, one purchase");
    assert_eq!(told, (BUYERS - PIECES as usize) * 2, "everybody else is told, twice");
    assert_eq!(app.stock(&honey).await, 0);
    assert_eq!(purchase::Entity::find().count(&app.db.read).await.unwrap(), PIECES as u64);
    assert_eq!(order::Entity::find().count(&app.db.read).await.unwrap(), PIECES as u64);
    assert_eq!(order_line::Entity::find().count(&app.db.read).await.unwrap(), PIECES as u64);
}

#[tokio::test]
async fn whoever_comes_in_a_rush_waits_to_be_let_in() {
    let listener = listen::at(([127, 0, 0, 1], 0).into()).expect("a port");
    let address = listener.local_addr().expect("its address");
    let allowed =
        std::fs::read_to_string("/proc/sys/net/core/somaxconn").ok().and_then(|told| told.trim().parse().ok());
    // Nobody is let in meanwhile.
    let come = (0..allowed.unwrap_or(128).min(2 * BUYERS))
        .map(|_| TcpStream::connect_timeout(&address, Duration::from_secs(2)));
    let outside = come.filter(Result::is_err).count();
    assert_eq!(outside, 0, "were turned away");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn buyers_of_the_same_two_goods_in_any_order_never_block_each_other_for_good() {
    let app = TestApp::new().await;
    let (honey, tea) = (app.honey(&app.my().await).await, app.tea(&app.may_trang().await).await);
    let (one, other) = (app.checkout(&[(&honey, 1), (&tea, 1)]).await, app.checkout(&[(&tea, 1), (&honey, 1)]).await);
    let presses = (0..40).map(|press| {
        let mut request = if press % 2 == 0 { one.clone() } else { other.clone() };
        request.key = format!("press{press:016}");
        let app = app.app();
        async move {
            let work = app.db.begin(chophien::kernel::actor::Actor::Guest, app.clock.now()).await?;
            chophien::market::checkout::place::place(&work, request).await?;
            Ok::<_, Refused<PlaceError>>(work.commit().await?)
        }
    });
    let presses: Vec<_> = presses.map(tokio::spawn).collect();
    let mut sold = 0;
    for press in presses {
        match press.await.expect("no press breaks") {
            Ok(()) => sold += 1,
            Err(Refused::No(PlaceError::Changed(_))) => {}
            Err(broken) => panic!("{broken}"),
        }
    }
    assert_eq!((sold, app.stock(&honey).await, app.stock(&tea).await), (10, 0, 10));
}
