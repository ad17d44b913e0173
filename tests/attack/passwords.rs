//! Three hundred passwords, registrations and forgotten passwords at once.

use std::collections::BTreeMap;

use chophien::market::documents::slugs;
use futures::future::join_all;
use tokio::time::Instant;

use super::market::{Market, PROXY, address, phone};
use crate::kit::{Answer, Visitor};

const MANY: usize = 300;

/// Statuses, and how often each.
fn statuses(answers: &[Answer]) -> BTreeMap<u16, usize> {
    let mut statuses = BTreeMap::new();
    for answer in answers {
        *statuses.entry(answer.status.as_u16()).or_default() += 1;
    }
    statuses
}

/// All at once, each from an address and of a number of its own.
async fn at_once(fresh: &Visitor, path: &'static str, fields: Vec<(String, String)>) -> Vec<Answer> {
    let sent = (0..MANY).map(|at| {
        let (mut visitor, mut fields) = (fresh.clone(), fields.clone());
        visitor.headers.push(("x-forwarded-for", address(at)));
        fields.push(("phone".to_owned(), phone(at)));
        tokio::spawn(async move {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            visitor.post_again(path, &fields).await.expect("answered")
        })
    });
    join_all(sent).await.into_iter().map(|answer| answer.expect("nobody breaks")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn three_hundred_at_once_wait_or_hear_to_come_back() {
    let market = Market::new(&[PROXY]).await;
    let versions = market.app.versions(&slugs::AT_REGISTRATION).await;
    let own = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let registration: Vec<_> = [own("name", "Giàng Thị Sai"), own("accept", "yes")]
        .into_iter()
        .chain(versions.iter().map(|(name, value)| own(name, value)))
        .collect();
    for (path, fields, usual) in [
        ("/sign-in", vec![own("password", "a guess of somebody")], 422),
        ("/register", registration, 303),
        ("/reset", Vec::new(), 303),
    ] {
        let mut fresh = market.visitor();
        fresh.get(path).await.assert_ok();
        let (watch, begun) = (market.watch(), Instant::now());
        let answers = at_once(&fresh, path, fields).await;
        let (took, statuses) = (begun.elapsed(), statuses(&answers));
        for answer in answers.iter().filter(|answer| answer.status == 503) {
            assert!(answer.header("retry-after").is_some() && answer.text().contains("Xin đợi"), "{}", answer.reads());
        }
        watch.end().await.told(&format!("300 × POST {path} at once"), format!("{statuses:?} within {took:.1?}"));
        assert!(statuses.keys().all(|status| [usual, 503].contains(status)), "{path}: {statuses:?}");
        assert!(statuses.get(&usual).is_some_and(|many| *many >= 50), "{path}: {statuses:?}");
    }
}
