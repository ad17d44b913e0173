//! A disk that takes nothing more: the picture is refused with an error of its own, the market goes on.

use crate::kit::{TestApp, pictures::png};

#[tokio::test]
async fn a_picture_that_cannot_be_kept_is_an_error_and_leaves_nothing() {
    let app = TestApp::new().await;
    let cleaned = app.pictures.clean(png(900, 700)).await.expect("a fine picture");
    // A file stands where the folder of pictures should be: as unwritable as a full disk, for root too.
    std::fs::write(&app.config.files.dir, "").expect("a file");
    let error = app.pictures.keep(&cleaned).await.expect_err("nowhere to put it");
    assert!(!error.to_string().is_empty());
    app.visitor().get("/").await.assert_ok();
    app.visitor().get("/readyz").await;
}

#[tokio::test]
async fn a_picture_that_is_gone_is_not_found() {
    let app = TestApp::new().await;
    app.visitor().get("/pictures/abcdefgh2345-320.webp").await.assert_not_found();
    app.visitor().get("/pictures/..%2f..%2fsecret-320.webp").await.assert_not_found();
}
