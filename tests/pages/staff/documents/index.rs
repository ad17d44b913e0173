//! Twin of `pages/staff/documents/index.rs`.

use chophien::market::documents::slugs;

use crate::kit::TestApp;

#[tokio::test]
async fn every_document_is_listed_in_both_languages() {
    let app = TestApp::new().await;
    let page = app.visitor_as(app.tam().await).await.get("/staff/documents").await;
    page.assert_ok();
    for slug in slugs::ALL {
        for language in ["vi", "en"] {
            page.assert_has(&format!("a[href=\"/staff/documents/{slug}/{language}\"]"));
        }
    }
}
