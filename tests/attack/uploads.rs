//! Photos of 20 MB that are never sent to their end: eight of one account, fifty of fifty.

use std::time::Duration;

use tokio::{io::AsyncWriteExt, net::TcpStream, time::timeout};

use super::market::Market;
use crate::kit::{
    Upload,
    door::{connect, elsewhere},
};

const LARGEST: usize = 20 * 1024 * 1024 - 1;
const PATH: &str = "/seller/photos";

/// Sends all but the last kilobyte; how much of it went.
async fn begin(market: &Market, request: Vec<u8>, number: usize) -> (TcpStream, usize) {
    let mut line = connect(elsewhere(number), market.node.address).await.expect("a line");
    let most = request.len() - 1_000;
    let mut sent = 0;
    while sent < most {
        let piece = &request[sent..(sent + 64 * 1024).min(most)];
        match timeout(Duration::from_secs(20), line.write_all(piece)).await {
            Ok(Ok(())) => sent += piece.len(),
            _ => break,
        }
    }
    (line, sent)
}

/// All photos unfinished, for a while.
async fn unfinished(market: &Market, accounts: usize, photos: usize) -> String {
    let people = market.people(accounts).await;
    let bytes = vec![7; LARGEST];
    let mut visitors = Vec::new();
    for account in people {
        let mut visitor = market.signed_in(account).await;
        visitor.get("/account").await.assert_ok();
        visitors.push(visitor);
    }
    let (mut lines, mut sent) = (Vec::new(), 0);
    for at in 0..photos {
        let file = [Upload { field: "photo", name: "anh.jpg", bytes: &bytes }];
        let key = format!("key-of-photo-{at}");
        let visitor = &visitors[at % visitors.len()];
        let request = visitor.written_in_parts(PATH, &[("key", &key), ("waits", "opening")], &file);
        let (line, went) = begin(market, request, at).await;
        lines.push(line);
        sent += went;
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    let incoming = files_without_a_name(market.node.id());
    format!("{} MB went, {incoming} files on the disk", sent / 1024 / 1024)
}

/// Of the process; they have no name, and lie in its folder for what comes.
fn files_without_a_name(process: u32) -> usize {
    let open = std::fs::read_dir(format!("/proc/{process}/fd")).into_iter().flatten().flatten();
    let targets = open.filter_map(|file| std::fs::read_link(file.path()).ok());
    targets
        .filter(|target| {
            target.to_string_lossy().contains("/incoming/") && target.to_string_lossy().contains("(deleted)")
        })
        .count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn unfinished_photos_take_no_memory() {
    for (attack, accounts, photos) in
        [("8 unfinished photos of 20 MB", 1, 8), ("50 unfinished photos of 20 MB", 50, 50)]
    {
        let market = Market::new(&[]).await;
        let watch = market.watch();
        let figures = unfinished(&market, accounts, photos).await;
        watch.end().await.told(attack, figures);
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(files_without_a_name(market.node.id()), 0, "whoever has gone leaves nothing");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn unfinished_photos_leave_room_for_others_where_few_files_may_be_open() {
    let market = Market::with_few_files().await;
    let watch = market.watch();
    let figures = unfinished(&market, 50, 50).await;
    watch.end().await.told("50 unfinished photos, 256 open files", figures);
}
