//! An address written in as many ways as there are, and what is none: limits hold.

use super::market::{Market, PROXY};

const PHONES: usize = 40;

/// All of one address, behind what somebody made up.
fn spellings(made_up: usize) -> [String; 6] {
    [
        "203.0.113.9".to_owned(),
        format!("198.51.100.{made_up}, 203.0.113.9:{}", 1_000 + made_up),
        format!("[2001:db8::{made_up:x}]:80, ::ffff:203.0.113.9"),
        format!("unknown, 10.0.0.{made_up}, [::ffff:203.0.113.9]:443"),
        format!("\"198.51.100.{made_up}\",[64:ff9b::203.0.113.9]"),
        format!("{made_up}, 203.0.113.9, 127.0.0.1, _hidden, :::"),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn limits_hold_however_an_address_is_written() {
    let market = Market::new(&[PROXY]).await;
    let watch = market.watch();
    let (mut tried, mut not_tried) = (0, 0);
    for at in 0..PHONES {
        for from in spellings(at % 200) {
            let mut visitor = market.visitor_from(&from);
            visitor.get("/sign-in").await;
            // Each number a few times: the address is what has had enough.
            let fields = [("phone", format!("0988{at:06}")), ("password", "a guess of somebody".to_owned())];
            let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
            let answer = visitor.post("/sign-in", &fields).await;
            if answer.reads().contains("quá nhiều lần") { not_tried += 1 } else { tried += 1 }
        }
    }
    watch.end().await.told("240 guesses from one address in six spellings", format!("{tried} tried, {not_tried} not"));
    assert!((60..=64).contains(&tried), "{tried} of one address an hour");
}
