//! Twin of `web/form/` and `infra/incoming/`: where the files of a form are while it comes, and whose have a place there.

use std::time::Duration;

use axum::http::StatusCode;
use chophien::{infra::incoming::Load, kernel::ids::AccountId};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::kit::{
    TestApp, Upload, Visitor,
    door::{Door, connect, elsewhere},
    pictures::png,
};

const OPENING: &str = "/seller/opening";
/// Far more than is ever gathered.
const LARGE: usize = 3 * 1024 * 1024;

/// Lan with the form that opens a shop before her.
async fn at_the_form(app: &TestApp) -> Visitor {
    let mut lan = app.visitor_as(app.lan().await).await;
    lan.get(OPENING).await.assert_ok();
    lan.headers.push(("connection", "close".to_owned()));
    lan
}

async fn until(app: &TestApp, is_so: impl Fn(Load) -> bool) -> Load {
    for _ in 0..500 {
        if is_so(app.incoming.load()) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    app.incoming.load()
}

/// Sends all but the end.
async fn begin(door: &Door, request: &[u8]) -> TcpStream {
    let mut line = connect(elsewhere(1), door.address).await.expect("a line");
    line.write_all(&request[..request.len() - 1_000]).await.expect("sent");
    line
}

async fn answered(mut line: TcpStream, rest: &[u8]) -> String {
    line.write_all(rest).await.expect("sent");
    let mut answer = Vec::new();
    line.read_to_end(&mut answer).await.expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_goes_to_the_disk_as_it_comes_and_is_gone_with_its_form_or_its_sender() {
    let app = TestApp::new().await;
    let (lan, door) = (at_the_form(&app).await, Door::open(&app));
    let bytes = vec![7; LARGE];
    let files = [Upload { field: "photo", name: "anh.jpg", bytes: &bytes }];
    let request = lan.written_in_parts(OPENING, &[("name", "M")], &files);
    let line = begin(&door, &request).await;
    let load = until(&app, |load| load.bytes + 100_000 > LARGE as u64).await;
    assert_eq!(load.files, 1, "{load:?}");
    assert!(load.bytes + 100_000 > LARGE as u64, "what has come is written down: {load:?}");
    drop(line);
    assert_eq!(until(&app, |load| load.files == 0).await, Load::default(), "nobody waits for it");

    let line = begin(&door, &request).await;
    until(&app, |load| load.files == 1).await;
    let answer = answered(line, &request[request.len() - 1_000..]).await;
    assert!(answer.starts_with("HTTP/1.1 422") && answer.contains("không phải ảnh"), "{answer}");
    assert_eq!(app.incoming.load(), Load::default());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_without_the_token_before_it_or_of_a_stranger_has_no_place() {
    let app = TestApp::new().await;
    let (lan, door) = (at_the_form(&app).await, Door::open(&app));
    let bytes = vec![7; LARGE / 2];
    let file = || [Upload { field: "photo", name: "anh.jpg", bytes: &bytes }];
    let right = lan.written_in_parts(OPENING, &[("name", "M")], &file());
    let head = right.windows(4).position(|four| four == b"\r\n\r\n").expect("a head") + 4;
    // A letter of the token is another one; then the file stands first.
    let mut wrong = right.clone();
    let token = head + right[head..].windows(4).position(|four| four == b"\r\n\r\n").expect("a part") + 4;
    wrong[token] = if wrong[token] == b'a' { b'b' } else { b'a' };
    let mut stranger = lan.clone();
    stranger.cookies.remove("session");
    let of_nobody = stranger.written_in_parts("/sign-in", &[("phone", "0900000001")], &file());
    for (request, status) in [(wrong, "422"), (of_nobody, "422")] {
        let line = begin(&door, &request).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(app.incoming.load(), Load::default());
        let answer = answered(line, &request[request.len() - 1_000..]).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
    }
    let line = begin(&door, &right).await;
    assert_eq!(until(&app, |load| load.files == 1).await.files, 1, "with the right one it has");
    drop(line);
}

#[tokio::test]
async fn a_token_behind_its_file_asks_for_the_form_again() {
    let app = TestApp::new().await;
    let mut lan = at_the_form(&app).await;
    let written = lan.written_in_parts(
        OPENING,
        &[("name", "M")],
        &[Upload { field: "photo", name: "a.png", bytes: &png(30, 40) }],
    );
    let head = written.windows(4).position(|four| four == b"\r\n\r\n").expect("a head") + 4;
    let edge = b"------edge-of-a-part\r\n";
    let body = &written[head..];
    let second =
        edge.len() + body[edge.len()..].windows(edge.len()).position(|part| part == edge).expect("a second part");
    let end = body.len() - b"------edge-of-a-part--\r\n".len();
    let turned = [&body[second..end], &body[..second], &body[end..]].concat();
    let page = lan.send(axum::http::Method::POST, OPENING, Some(crate::kit::parts::kind()), turned).await;
    page.assert_refused().assert_field_error("").assert_has_not(".photo");
    assert_eq!(page.value("name").as_deref(), Some("M"));
}

#[tokio::test]
async fn where_there_is_no_room_the_form_comes_back_to_be_sent_again() {
    let app = TestApp::with(|config| config.files.incoming_files = 1).await;
    let mut lan = at_the_form(&app).await;
    let photo = png(30, 40);
    let file = || [Upload { field: "photo", name: "anh.png", bytes: &photo }];
    let held = app.incoming.begin(AccountId(99)).await.expect("a place");
    let page = lan.post_multipart(OPENING, &[("name", "M")], &file()).await;
    page.assert_status(StatusCode::SERVICE_UNAVAILABLE)
        .assert_field_error("photo")
        .assert_sees("nhiều ảnh cùng gửi lên");
    assert_eq!((page.header("retry-after"), page.value("name").as_deref()), (Some("5"), Some("M")));
    let fields = [("key", "key-of-a-photo"), ("waits", "opening")];
    let alone = lan.post_multipart("/seller/photos", &fields, &file()).await;
    alone.assert_status(StatusCode::SERVICE_UNAVAILABLE);
    assert!(alone.text().contains("nhiều ảnh cùng gửi lên"), "{}", alone.text());
    drop(held);
    lan.post_multipart("/seller/photos", &fields, &file()).await.assert_ok();
    assert_eq!(app.incoming.load(), Load::default());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_part_whose_head_has_no_end_is_not_gathered() {
    let app = TestApp::new().await;
    let (lan, door) = (at_the_form(&app).await, Door::open(&app));
    let name = "x".repeat(LARGE);
    let request = lan.written_in_parts(OPENING, &[("name", "M")], &[Upload { field: &name, name: "a", bytes: b"" }]);
    let mut line = connect(elsewhere(1), door.address).await.expect("a line");
    // It is answered, and its line broken, long before all of it has come.
    let _ = line.write_all(&request).await;
    let mut answer = Vec::new();
    let _ = line.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 413"), "{answer}");
    lan.clone().get("/account").await.assert_ok();
}

#[tokio::test]
async fn words_have_a_quarter_of_a_megabyte_in_either_kind_of_form() {
    let app = TestApp::new().await;
    let long = "a".repeat(257 * 1024);
    for path in ["/sign-in", "/orders", "/language"] {
        app.visitor().post(path, &[("phone", &long), ("csrf", "")]).await.assert_status(StatusCode::PAYLOAD_TOO_LARGE);
        let parts = app.visitor().post_multipart(path, &[("phone", &long), ("csrf", "")], &[]).await;
        parts.assert_status(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let short = "a".repeat(200 * 1024);
    app.visitor().post("/sign-in", &[("phone", &short), ("csrf", "")]).await.assert_refused();
}
