//! `make lighthouse`: what a phone on a weak signal makes of the pages that people come to first. Each must have 100 of 100 in
//! speed, accessibility, good practice and being found.

use std::process::{Command, Stdio};

use serde_json::Value;

use crate::kit::{
    Answer,
    database::Folder,
    server::{self, Server},
};

const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/lighthouse/node_modules/lighthouse/cli/index.js");
const BROWSER: &str = "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage";
const SUBJECTS: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];
/// A busy machine makes a page slower than it is, never faster.
const TRIES: usize = 3;

/// The four scores of a page, each of 100, and what cost the others.
fn scores(url: &str) -> ([i64; 4], Vec<String>) {
    let mut command = Command::new("node");
    command.args([PROGRAM, url, "--quiet", "--output=json", BROWSER]);
    command.arg(format!("--only-categories={}", SUBJECTS.join(",")));
    let output = command.stdin(Stdio::null()).output().expect("node");
    let said = || String::from_utf8_lossy(&output.stderr).into_owned();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{url}: {e}: {}", said()));
    let scores = SUBJECTS.map(|subject| of_a_hundred(&report["categories"][subject]["score"]));
    let lost = SUBJECTS.iter().flat_map(|subject| lost(&report, subject)).collect();
    (scores, lost)
}

fn of_a_hundred(score: &Value) -> i64 {
    (score.as_f64().unwrap_or_default() * 100.0).round() as i64
}

/// The audits of a subject that count and are not whole.
fn lost(report: &Value, subject: &str) -> Vec<String> {
    let audits = report["categories"][subject]["auditRefs"].as_array().cloned().unwrap_or_default();
    let counts = audits.iter().filter(|audit| audit["weight"].as_f64() > Some(0.0));
    let ids = counts.filter_map(|audit| audit["id"].as_str());
    let less = ids.filter(|id| report["audits"][id]["score"].as_f64().is_some_and(|score| score < 0.9));
    less.map(|id| format!("{id} {}", report["audits"][id]["displayValue"].as_str().unwrap_or_default())).collect()
}

fn page(server: &Server, path: &str) -> Answer {
    server::exchange(server.address, &format!("GET {path}"), &[], &[]).expect("a page")
}

fn first(server: &Server, path: &str, css: &str) -> String {
    page(server, path).attribute(css, "href").unwrap_or_else(|| panic!("{path} has no {css}"))
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "make lighthouse"]
async fn the_pages_that_people_come_to_first_have_a_hundred_four_times() {
    let folder = Folder::new();
    let server = Server::start(&folder, "demo", &[("CHOPHIEN__SERVER__WORKERS", "0")]);
    let product = first(&server, "/products", ".good a[href^=\"/products/\"]");
    let shop = first(&server, "/", "a[href^=\"/shops/\"]");
    let mut below = Vec::new();
    println!("{}", SUBJECTS.join(" · "));
    for path in ["/", "/products", &product, &shop, "/sign-in"] {
        let mut whole = false;
        for _ in 0..TRIES {
            let (scores, lost) = scores(&format!("{}{path}", server.url()));
            println!("{} {path} {}", scores.map(|score| score.to_string()).join(" · "), lost.join(", "));
            whole = scores == [100; 4];
            if whole {
                break;
            }
        }
        below.extend((!whole).then_some(path));
    }
    assert!(below.is_empty(), "less than a hundred: {below:?}");
}
