//! Twin of `pages/public/robots_txt.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn robots_are_told_what_is_somebodys_own() {
    let app = TestApp::new().await;
    let answer = app.visitor().get("/robots.txt").await;
    let text = answer.assert_ok().text();
    assert!(text.contains("Disallow: /account\n") && text.contains("/sitemap.xml"), "{text}");
}
