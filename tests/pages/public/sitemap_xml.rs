//! Twin of `pages/public/sitemap_xml.rs`.

use crate::kit::{TestApp, Visitor, goods::Listing};

/// The addresses that a file names, as paths.
async fn named(app: &TestApp, visitor: &mut Visitor, path: &str) -> Vec<String> {
    let map = visitor.get(path).await;
    map.assert_ok();
    assert_eq!(map.header("content-type"), Some("application/xml; charset=utf-8"));
    let site = &app.config.server.public_url;
    let address = |part: &str| {
        let address = part.split("</loc>").next().expect("an end").replace("&amp;", "&");
        address.strip_prefix(site.as_str()).expect("of this site").to_owned()
    };
    map.text().split("<loc>").skip(1).map(address).collect()
}

#[tokio::test]
async fn the_map_of_the_site_names_what_is_on_sale_and_nothing_else() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let hidden = Listing { status: chophien::entities::product::Status::Hidden, ..Listing::default() };
    let hidden = app.product(&my, hidden).await;
    let mut machine = app.visitor();
    let pieces = named(&app, &mut machine, "/sitemap.xml").await;
    assert_eq!(pieces, ["/sitemap.xml?of=pages", "/sitemap.xml?of=shops&piece=1", "/sitemap.xml?of=products&piece=1"]);
    let mut all = Vec::new();
    for piece in &pieces {
        all.extend(named(&app, &mut machine, piece).await);
    }
    for path in [format!("/products/{}", honey.slug), format!("/shops/{}", my.slug), "/documents/privacy".into()] {
        assert_eq!(all.iter().filter(|named| **named == path).count(), 1, "{path}");
    }
    assert!(!all.contains(&format!("/products/{}", hidden.slug)), "{all:?}");
}

#[tokio::test]
async fn a_piece_that_the_index_does_not_name_is_no_address() {
    let app = TestApp::new().await;
    let mut machine = app.visitor();
    assert_eq!(named(&app, &mut machine, "/sitemap.xml").await, ["/sitemap.xml?of=pages"], "a market without shops");
    for query in
        ["of=products", "of=shops&piece=0", "of=pages&piece=2", "of=products&piece=-9223372036854775808", "of=x"]
    {
        assert_eq!(machine.get(&format!("/sitemap.xml?{query}")).await.status, 404, "{query}");
    }
}
