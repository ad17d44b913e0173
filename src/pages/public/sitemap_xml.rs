//! `/sitemap.xml`: every address worth finding, for search engines. One file holds at most 50,000 (sitemaps.org).

use axum::{
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    response::{IntoResponse, Response},
};

use crate::{
    kernel::links,
    market::{
        catalog::views::{by_place, slugs},
        documents::slugs::ALL as DOCUMENTS,
    },
    pages::visit::Visit,
    web::error::WebError,
};

const MOST_PRODUCTS: u64 = 40_000;
const MOST_SHOPS: u64 = 9_000;

/// Shows it.
pub async fn get(visit: Visit) -> Result<Response, WebError> {
    let db = &visit.app.db.read;
    let mut paths = vec!["/".to_owned(), "/products".to_owned(), "/places".to_owned()];
    paths.extend(by_place::sets_on_sale(db).await?.iter().map(|set| format!("/products?category={}", set.slug)));
    paths.extend(DOCUMENTS.iter().map(|slug| format!("/documents/{slug}")));
    paths.extend(slugs::shops(db, MOST_SHOPS).await?.iter().map(|slug| links::shop(slug)));
    paths.extend(slugs::products(db, MOST_PRODUCTS).await?.iter().map(|slug| links::product(slug)));
    let headers = [(CONTENT_TYPE, "application/xml; charset=utf-8"), (CACHE_CONTROL, "public, max-age=3600")];
    Ok((headers, map(&visit.app.config.server.public_url, &paths)).into_response())
}

/// Paths here are made of slugs: nothing in them needs to be escaped.
fn map(site: &str, paths: &[String]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in paths {
        xml.push_str("<url><loc>");
        xml.push_str(site);
        xml.push_str(path);
        xml.push_str("</loc></url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}
