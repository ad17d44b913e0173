//! Twin of `pages/public/demo_messages.rs`, and of `/robots.txt`.

use crate::kit::TestApp;

#[tokio::test]
async fn outside_the_demo_nobody_reads_messages() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    app.visitor_as(tam).await.get("/demo/messages").await.assert_not_found();
}

#[tokio::test]
async fn robots_are_told_what_is_somebodys_own() {
    let app = TestApp::new().await;
    let answer = app.visitor().get("/robots.txt").await;
    let text = answer.assert_ok().text();
    assert!(text.contains("Disallow: /account\n") && text.contains("/sitemap.xml"), "{text}");
}
