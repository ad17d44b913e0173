//! Twin of `infra/pictures/plain.rs`, `head.rs` and `infra/storage/pieces.rs`: files that are small, and that reading would take hours or
//! gigabytes; and how a large picture is given out.

use chophien::infra::pictures::PictureError;

use crate::kit::{
    Answer, TestApp, Upload, Visitor,
    pictures::{self as made, bombs},
};

async fn sent(visitor: &mut Visitor, photo: &[u8]) -> Answer {
    let file = [Upload { field: "photo", name: "anh.jpg", bytes: photo }];
    visitor.post_multipart("/seller/opening", &[("name", "M")], &file).await
}

#[tokio::test]
async fn what_takes_hours_or_gigabytes_to_read_is_refused_in_words() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor_as(app.lan().await).await;
    // Read all the same, each would be taken, or be something else in the end.
    for (what, photo, words) in [
        ("16 bits of 20 megapixels", bombs::deep_png(5_000, 4_000), "quá lớn"),
        ("42 megapixels in passes", bombs::jpeg_in_passes(7_000, 6_000), "quá lớn"),
        ("notes of a JPEG", bombs::noted_jpeg(100_000), "bị hỏng"),
        ("notes of a PNG", bombs::noted_png(100_000), "bị hỏng"),
        ("a frame larger than its picture", bombs::framed_webp(16_383, 16_383), "bị hỏng"),
    ] {
        let page = sent(&mut visitor, &photo).await;
        assert!(page.text().contains(words), "{what}: {}", page.text());
        page.assert_refused().assert_field_error("photo").assert_has_not(".photo");
    }
}

#[tokio::test]
async fn a_picture_is_taken_without_a_profile_that_is_none() {
    let app = TestApp::new().await;
    for (what, photo) in [("300 MB of it", bombs::profiled_png(300 << 20)), ("a little", bombs::profiled_png(1_000))] {
        let cleaned = app.pictures.clean(photo).await.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!((cleaned.width, cleaned.height), (8, 8));
    }
    let few = app.pictures.clean(bombs::noted_png(500)).await.expect("with notes");
    assert_eq!((few.width, few.height), (8, 8));
    let cleaned = app.pictures.clean(bombs::noted_jpeg(300)).await.expect("with notes");
    assert_eq!((cleaned.width, cleaned.height), (64, 64));
    let odd = app.pictures.clean(bombs::jpeg_in_passes(64, 64)).await;
    assert!(!matches!(odd, Err(PictureError::TooManyPixels)), "what is small is not called large");
}

#[tokio::test]
async fn twelve_megapixels_of_any_kind_are_taken() {
    let app = TestApp::new().await;
    let cleaned = app.pictures.clean(bombs::deep_png(4_000, 3_000)).await.expect("taken");
    assert_eq!((cleaned.width, cleaned.height), (1_280, 960));
}

#[tokio::test]
async fn a_large_picture_is_given_out_whole_in_pieces() {
    let app = TestApp::new().await;
    let cleaned = app.pictures.clean(made::noise(900, 700)).await.expect("a picture");
    let code = app.pictures.keep(&cleaned).await.expect("kept");
    let file = app.config.files.dir.join("pictures").join(&code[..2]).join(format!("{code}-1280.webp"));
    let bytes = std::fs::read(file).expect("kept");
    assert!(bytes.len() > 3 * 64 * 1024, "{} bytes are several pieces", bytes.len());
    let path = format!("/pictures/{code}-1280.webp");
    let shown = app.visitor().get(&path).await;
    assert_eq!(shown.assert_ok().body, bytes);
    assert_eq!(shown.header("content-length"), Some(bytes.len().to_string().as_str()));
    assert_eq!(shown.header("content-encoding"), None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_size_that_many_ask_for_at_once_is_the_same_for_each() {
    let app = TestApp::new().await;
    let cleaned = app.pictures.clean(made::noise(900, 700)).await.expect("a picture");
    let code = app.pictures.keep(&cleaned).await.expect("kept");
    let path = format!("/pictures/{code}-preview.jpg");
    let asked = (0..12).map(|_| {
        let (mut visitor, path) = (app.visitor(), path.clone());
        tokio::spawn(async move { visitor.get(&path).await.assert_ok().body.clone() })
    });
    let mut shown = Vec::new();
    for one in asked.collect::<Vec<_>>() {
        shown.push(one.await.expect("shown"));
    }
    assert!(shown.iter().all(|one| *one == shown[0]) && !shown[0].is_empty());
}
