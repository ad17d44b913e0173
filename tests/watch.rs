//! What a running program tells of itself: numbers on an address of their own, and two logs, neither of which says more of people than
//! it has to.

use std::net::SocketAddr;

use crate::kit::{
    TestApp,
    server::{Server, exchange, free_port, get},
};

/// A sample of the numbers; none where there is no such line.
fn number(numbers: &str, line: &str) -> Option<f64> {
    numbers.lines().find_map(|told| told.strip_prefix(line)?.trim().parse().ok())
}

fn signed_in_with(address: SocketAddr, password: &str) -> u16 {
    let page = get(address, "/sign-in").unwrap();
    let cookies: Vec<_> = page.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap()).collect();
    let cookies = cookies.iter().filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>().join("; ");
    let token = page.value("csrf").expect("a token");
    let body = format!("csrf={}&phone=0900000001&password={password}", urlencoded(&token));
    let headers = [
        ("Cookie".to_owned(), cookies),
        ("Origin".to_owned(), format!("http://{address}")),
        ("Content-Type".to_owned(), "application/x-www-form-urlencoded".to_owned()),
    ];
    exchange(address, "POST /sign-in", &headers, body.as_bytes()).unwrap().status.as_u16()
}

fn urlencoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_told_on_an_address_of_their_own_and_logs_name_nobody() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let sale = app.placed(&honey, None).await;
    let (metrics, log) = (free_port(), app.folder().join("log"));
    let bind = metrics.to_string();
    let server = Server::telling(&app, &[("CHOPHIEN__METRICS__BIND", &bind), ("RUST_LOG", "info")], &log);
    let site = server.address;
    assert_eq!(get(site, "/metrics").unwrap().status, 404, "a stranger finds no such page");
    assert_eq!(get(site, "/").unwrap().status, 200);
    assert_eq!(get(site, "/").unwrap().status, 200);
    get(site, &format!("/purchases/{}", sale.purchase_code)).unwrap();
    assert_eq!(signed_in_with(site, "sai-mat-khau"), 422);

    let strange = exchange(site, "A1B2C3 /", &[], &[]).unwrap();
    assert_eq!(strange.status, 405);
    let long =
        exchange(site, "GET /cart", &[("X-Request-Id".to_owned(), "words-of-a-stranger".to_owned())], &[]).unwrap();
    assert_ne!(long.header("x-request-id"), Some("words-of-a-stranger"));

    let told = get(metrics, "/metrics").unwrap();
    assert_eq!(told.status, 200);
    let numbers = told.text();
    assert_eq!(number(&numbers, "chophien_ready"), Some(1.0), "{numbers}");
    let home = "chophien_requests_total{method=\"GET\",route=\"/\",class=\"2xx\"}";
    assert_eq!(number(&numbers, home), Some(1.0), "rendered once: {numbers}");
    assert!(number(&numbers, "chophien_kept_pages_total") >= Some(1.0), "{numbers}");
    for line in ["chophien_commit_seconds_count", "chophien_cache_bytes", "chophien_connections_open{pool=\"read\"}"] {
        assert!(number(&numbers, line) > Some(0.0), "{line}: {numbers}");
    }
    assert!(numbers.contains("chophien_disk_free_bytes{folder="), "{numbers}");
    assert!(numbers.contains("method=\"other\"") && !numbers.contains("A1B2C3"), "{numbers}");
    assert_eq!(number(&numbers, "chophien_rule_broken{rule=\"not-ready\"}"), Some(0.0));
    assert_eq!(get(metrics, "/").unwrap().status, 404, "nothing else is there");
    assert!(server.stop());

    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("access") && log.contains("/purchases/{code}"), "{log}");
    assert!(log.contains("security") && log.contains("wrong password"), "{log}");
    for personal in [sale.purchase_code.as_str(), "0900000001", "sai-mat-khau"] {
        assert!(!log.contains(personal), "{personal}: {log}");
    }
}

#[tokio::test]
async fn whoever_asks_whether_it_is_ready_is_told_when_anybody_worked_last() {
    let app = TestApp::new().await;
    let answer = app.visitor().get("/readyz").await;
    answer.assert_ok().assert_sees("ready").assert_sees("never");
    let work = app.begin(chophien::kernel::actor::Actor::System).await;
    app.pulse.beat(&work).await.unwrap();
    work.commit().await.unwrap();
    app.later(time::Duration::seconds(90));
    app.visitor().get("/readyz").await.assert_ok().assert_sees("90 s ago");
}
