//! What comes in from outside, made up at random: whatever it is, what each file says of it stays true. A few hundred cases each among all
//! other tests; `make fuzz` goes on for a while and tells how many there were.

mod addresses;
mod codes;
mod cookies;
mod forwarded;
mod phones;
mod prices;
mod search;
mod site;
mod texts;
mod uploads;

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use proptest::{
    strategy::Strategy,
    test_runner::{Config, TestCaseResult, TestRunner},
};
use tokio::runtime::Runtime;

use crate::kit::{Visitor, answer::Answer};

/// How long `make fuzz` looks at each target.
const SECONDS: &str = "CHOPHIEN_FUZZ_SECONDS";

/// The property holds of so many cases; where somebody has time, of as many as fit into it.
fn holds<S: Strategy>(target: &str, cases: u32, of: S, property: impl Fn(S::Value) -> TestCaseResult) {
    let seconds: Option<u64> = std::env::var(SECONDS).ok().and_then(|text| text.parse().ok());
    let (begun, mut done) = (Instant::now(), 0_u64);
    while done == 0 || seconds.is_some_and(|seconds| begun.elapsed() < Duration::from_secs(seconds)) {
        let config = Config { cases, failure_persistence: None, ..Config::default() };
        if let Err(error) = TestRunner::new(config).run(&of, &property) {
            // The smallest case comes last, and not before pages of where it was found.
            eprintln!("{target}: {error}");
            std::panic::resume_unwind(Box::new(target.to_owned()));
        }
        done += u64::from(cases);
    }
    if seconds.is_some() {
        println!("{target}: {done} cases in {} s", begun.elapsed().as_secs());
    }
}

/// Whoever is asked to come back does so: the machine may be busy with another test for longer than a page waits for its database.
async fn answer(visitor: &Visitor, path: &str) -> Answer {
    for _ in 0..4 {
        let answer = visitor.clone().get(path).await;
        if answer.status != StatusCode::SERVICE_UNAVAILABLE {
            return answer;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    visitor.clone().get(path).await
}

/// Properties do not wait: what does, waits in here.
fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}

/// Any text, and such as people nearly type.
fn text() -> impl Strategy<Value = String> {
    proptest::prop_oneof![
        "\\PC{0,120}",
        proptest::prelude::any::<String>(),
        "[0-9a-zA-ZăâđêôơưạảãàáĂÂĐÊÔƠƯ .,:;'’/()+#%&=\u{200b}\u{301}\u{323}-]{0,80}",
    ]
}
