//! Wrong passwords typed so that somebody else is kept out: from one address, and from a hundred. Its owner comes in with the browser
//! that she has come in with before, and with any other by a texted code; thirty people of a class come in from one address.

use futures::future::join_all;

use super::market::{Market, PROXY, address, phone};
use crate::kit::{Answer, PASSWORD, Visitor};

const LAN: &str = "0900000001";
const TOO_OFTEN: &str = "quá nhiều lần";

async fn tried(visitor: &mut Visitor, phone: &str, password: &str) -> Answer {
    visitor.get("/sign-in").await;
    visitor.post("/sign-in", &[("phone", phone), ("password", password)]).await
}

/// The guesses of one address at one number.
async fn guesses(market: &Market, from: usize, phone: &str, many: usize) -> usize {
    let mut refused = 0;
    for _ in 0..many {
        let answer = tried(&mut market.visitor_from(&address(from)), phone, "a guess of somebody").await;
        refused += usize::from(answer.reads().contains(TOO_OFTEN));
    }
    refused
}

/// With any browser: the texted code, and the password.
async fn by_a_code(market: &Market, from: usize) -> Answer {
    let mut visitor = market.visitor_from(&address(from));
    visitor.get("/sign-in").await;
    visitor.post("/sign-in/text", &[("phone", LAN)]).await.assert_redirect("/sign-in/code");
    let code = market.code_texted_to(LAN).await;
    visitor.get("/sign-in/code").await;
    visitor.post("/sign-in/code", &[("code", &code), ("password", PASSWORD)]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn nobody_is_kept_out_by_what_others_type() {
    let market = Market::new(&[PROXY]).await;
    market.app.lan().await;
    let mut own = market.visitor_from(&address(400));
    tried(&mut own, LAN, PASSWORD).await.assert_redirect("/account");
    own.get("/account").await.assert_ok();
    own.post("/sign-out", &[]).await;

    let watch = market.watch();
    let mut refused = guesses(&market, 0, LAN, 80).await;
    refused += join_all((1..=100).map(|from| guesses(&market, from, LAN, 1))).await.into_iter().sum::<usize>();
    assert!(refused >= 150, "{refused} of 180");
    tried(&mut market.visitor_from(&address(401)), LAN, PASSWORD).await.assert_sees(TOO_OFTEN);
    tried(&mut own, LAN, PASSWORD).await.assert_redirect("/account");
    by_a_code(&market, 402).await.assert_redirect("/account");

    // The address of a class, where thirty come in, every third at the second try.
    let people = market.people(30).await.len();
    let mut inside = 0;
    for at in 0..people {
        let mut visitor = market.visitor_from(&address(403));
        if at % 3 == 0 {
            tried(&mut visitor, &phone(at), "a slip of the finger").await.assert_refused();
        }
        inside += usize::from(tried(&mut visitor, &phone(at), PASSWORD).await.location() == Some("/account"));
    }
    watch.end().await.told(
        "180 guesses at one number from 101 addresses",
        format!(
            "{refused} not even tried; its owner in by her own browser and by a code, {inside} of a class of 30 in"
        ),
    );
    assert_eq!(inside, 30);
}
