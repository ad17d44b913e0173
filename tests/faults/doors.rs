//! More connections than there is room for, and lines that say nothing: twin of `web/listen/`.

use std::{net::Ipv4Addr, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use crate::kit::{
    TestApp,
    door::{Door, connect, elsewhere},
};

const ASK: &[u8] = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
const SOON: Duration = Duration::from_secs(2);

async fn few_connections() -> TestApp {
    TestApp::with(|config| config.server.connections = Some(16)).await
}

async fn lines(from: Ipv4Addr, door: &Door, many: usize, say: &[u8]) -> Vec<TcpStream> {
    let mut lines = Vec::new();
    for _ in 0..many {
        let mut line = connect(from, door.address).await.expect("a line");
        let _ = line.write_all(say).await;
        lines.push(line);
    }
    lines
}

/// What is answered within two seconds; nothing where the line is broken.
async fn hears(line: &mut TcpStream) -> Option<String> {
    let mut answer = [0; 1_024];
    let read = timeout(SOON, line.read(&mut answer)).await.expect("an answer soon").ok()?;
    Some(String::from_utf8_lossy(&answer[..read]).into_owned()).filter(|answer| !answer.is_empty())
}

async fn asks(line: &mut TcpStream) -> Option<String> {
    line.write_all(ASK).await.ok()?;
    hears(line).await
}

/// How many are still there.
async fn inside(lines: &mut [TcpStream]) -> usize {
    let mut inside = 0;
    for line in lines {
        inside += usize::from(timeout(Duration::from_millis(5), line.read(&mut [0])).await.is_err());
    }
    inside
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_asks_is_let_in_though_many_hold_the_door_and_say_nothing() {
    let app = few_connections().await;
    let door = Door::open(&app);
    for say in [&b""[..], b"GET / HT", b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\nphone="] {
        let mut held = lines(elsewhere(1), &door, 60, say).await;
        for at in 2..12 {
            let mut line = connect(elsewhere(at), door.address).await.expect("a line");
            let answer = asks(&mut line).await.unwrap_or_default();
            assert!(
                answer.starts_with("HTTP/1.1 200"),
                "{answer:?} while others say {:?}",
                String::from_utf8_lossy(say)
            );
        }
        if say.len() < 10 {
            tokio::time::sleep(Duration::from_millis(50)).await;
            assert!(inside(&mut held).await <= 16);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_of_a_quiet_address_outlasts_those_of_a_loud_one() {
    let app = few_connections().await;
    let door = Door::open(&app);
    let mut quiet = connect(elsewhere(2), door.address).await.expect("a line");
    assert!(asks(&mut quiet).await.is_some());
    let mut loud = lines(elsewhere(1), &door, 200, b"").await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(inside(&mut loud).await <= 16);
    assert!(asks(&mut quiet).await.is_some_and(|answer| answer.starts_with("HTTP/1.1 200")), "its line was kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trusted_proxy_is_never_shown_out() {
    let app = TestApp::with(|config| {
        config.server.connections = Some(16);
        config.server.trusted_proxies = vec![elsewhere(9).into()];
    })
    .await;
    let door = Door::open(&app);
    let mut proxy = lines(elsewhere(9), &door, 10, b"").await;
    let mut strangers = lines(elsewhere(1), &door, 100, b"").await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(inside(&mut proxy).await, 10);
    // Each is let be for a moment, and the others wait outside.
    let mut left = 100;
    for _ in 0..20 {
        left = inside(&mut strangers).await;
        if left <= 6 {
            break;
        }
    }
    assert!(left <= 6, "{left}");
    assert_eq!(inside(&mut proxy).await, 10);
    for line in &mut proxy {
        assert!(asks(line).await.is_some_and(|answer| answer.starts_with("HTTP/1.1 200")));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_larger_than_any_is_refused_and_a_line_is_used_again() {
    let app = TestApp::new().await;
    let door = Door::open(&app);
    let mut line = connect(elsewhere(1), door.address).await.expect("a line");
    for _ in 0..3 {
        assert!(asks(&mut line).await.is_some_and(|answer| answer.starts_with("HTTP/1.1 200")));
    }
    let cookie = "a".repeat(200_000);
    let head = format!("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n");
    let _ = line.write_all(head.as_bytes()).await;
    let answer = hears(&mut line).await;
    assert!(answer.as_deref().is_none_or(|answer| answer.starts_with("HTTP/1.1 431")), "{answer:?}");
}

/// All that comes until the line is broken, or nothing more comes for a while.
async fn hears_all(line: &mut TcpStream) -> String {
    let mut all = Vec::new();
    let mut some = [0; 4_096];
    while let Ok(Ok(read @ 1..)) = timeout(Duration::from_millis(300), line.read(&mut some)).await {
        all.extend_from_slice(&some[..read]);
    }
    String::from_utf8_lossy(&all).into_owned()
}

fn statuses(answers: &str) -> Vec<&str> {
    answers.split("HTTP/1.1 ").skip(1).map(|answer| &answer[..3]).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_no_browser_sends_is_refused_and_nothing_is_asked_twice() {
    let app = TestApp::new().await;
    let door = Door::open(&app);
    let again = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
    let form = "POST /language HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    for (what, asked, told) in [
        ("a tunnel", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(), vec!["404"]),
        ("another method", "BREW /healthz HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(), vec!["405"]),
        ("everything", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(), vec!["404"]),
        ("a space before the colon", "GET /healthz HTTP/1.1\r\nHost : a\r\n\r\n".to_owned(), vec!["400"]),
        ("a header over two lines", "GET /healthz HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n".to_owned(), vec!["400"]),
        ("a NUL", "GET /healthz HTTP/1.1\r\nHost: a\0b\r\n\r\n".to_owned(), vec!["400"]),
        ("two lengths", format!("{form}Content-Length: 1\r\nContent-Length: 2\r\n\r\na{again}"), vec!["400"]),
        ("another coding", format!("{form}Transfer-Encoding: gzip\r\n\r\n{again}"), vec!["400"]),
        ("three at once", again.repeat(3), vec!["200", "200", "200"]),
        (
            "a hundred headers and more",
            format!("GET /healthz HTTP/1.1\r\nHost: a\r\n{}\r\n", "X: a\r\n".repeat(200)),
            vec!["431"],
        ),
        ("a long address", format!("GET /{} HTTP/1.1\r\nHost: a\r\n\r\n", "a".repeat(60_000)), vec!["431"]),
    ] {
        let mut line = connect(elsewhere(1), door.address).await.expect("a line");
        let _ = line.write_all(asked.as_bytes()).await;
        let answers = hears_all(&mut line).await;
        assert_eq!(statuses(&answers), told, "{what}: {answers}");
    }
    // Of a length and chunks the chunks count: what stands behind them is the next request, and nothing of it is the form's.
    let both = format!("{form}Content-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{again}");
    let mut line = connect(elsewhere(1), door.address).await.expect("a line");
    line.write_all(both.as_bytes()).await.expect("sent");
    let answers = hears_all(&mut line).await;
    let told = statuses(&answers);
    assert!(matches!(told[..], ["400"] | ["303"] | ["303", "200"]), "{answers}");
}
