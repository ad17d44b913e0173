//! Twin of `pages/public/demo/messages.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn outside_the_demo_nobody_reads_messages() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    app.visitor_as(tam).await.get("/demo/messages").await.assert_not_found();
}
