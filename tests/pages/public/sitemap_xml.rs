//! Twin of `pages/public/sitemap_xml.rs`.

use crate::kit::{TestApp, goods::Listing};

#[tokio::test]
async fn the_map_of_the_site_names_what_is_on_sale_and_nothing_else() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let hidden = Listing { status: chophien::entities::product::Status::Hidden, ..Listing::default() };
    let hidden = app.product(&my, hidden).await;
    let map = app.visitor().get("/sitemap.xml").await;
    map.assert_ok();
    assert_eq!(map.header("content-type"), Some("application/xml; charset=utf-8"));
    let (text, site) = (map.text(), &app.config.server.public_url);
    assert!(text.contains(&format!("<loc>{site}/products/{}</loc>", honey.slug)), "{text}");
    assert!(text.contains("/documents/privacy</loc>"), "{text}");
    assert!(text.contains(&format!("<loc>{site}/shops/{}</loc>", my.slug)) && !text.contains(&hidden.slug), "{text}");
}
