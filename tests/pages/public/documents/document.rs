//! Twin of `pages/public/documents/document.rs`.

use chophien::market::documents::slugs;

use crate::kit::TestApp;

#[tokio::test]
async fn every_document_can_be_read_in_both_languages() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    for slug in slugs::ALL {
        visitor.get(&format!("/documents/{slug}")).await.assert_ok().assert_has(".prose[lang=\"vi\"] h2");
    }
    visitor.get("/documents/privacy").await.assert_has("main a[href=\"/data\"]");
    visitor.post("/language", &[("language", "en"), ("back", "/documents/privacy")]).await;
    for slug in slugs::ALL {
        visitor.get(&format!("/documents/{slug}")).await.assert_ok().assert_has(".prose[lang=\"en\"] h2");
    }
}

#[tokio::test]
async fn what_is_not_published_is_not_there() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    for path in ["/documents/terms", "/documents/returns?version=9", "/documents/../etc"] {
        visitor.get(path).await.assert_not_found();
    }
}

#[tokio::test]
async fn a_page_that_is_not_there_offers_ways_on() {
    let app = TestApp::new().await;
    let page = app.visitor().get("/nowhere").await;
    page.assert_not_found().assert_has("form.search").assert_has("main a[href=\"/\"]");
    page.assert_has("main a[href=\"/products\"]").assert_has("main a[href=\"/documents/owner-contact\"]");
}
