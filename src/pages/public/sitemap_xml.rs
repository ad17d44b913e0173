//! `/sitemap.xml`: every address worth finding, for search engines: an index of pieces, and each piece under its own name
//! (sitemaps.org: a file holds at most 50,000 addresses).

use axum::{
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use crate::{
    kernel::links,
    market::{
        catalog::views::{by_place, slugs},
        documents::slugs::ALL as DOCUMENTS,
    },
    pages::visit::Visit,
    web::{error::WebError, query::Query},
};

/// Which piece: none is the index.
#[derive(Deserialize)]
pub struct Asked {
    of: Option<Kind>,
    #[serde(default = "first")]
    piece: i64,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Pages,
    Products,
    Shops,
}

fn first() -> i64 {
    1
}

/// Shows it. A piece that is not named by the index is no address.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, WebError> {
    let db = &visit.app.db.read;
    let site = &visit.app.config.server.public_url;
    let Some(kind) = asked.of else {
        let (products, shops) = (slugs::pieces_of_products(db).await?, slugs::pieces_of_shops(db).await?);
        return Ok(xml(index(site, products, shops)));
    };
    let pieces = match kind {
        Kind::Pages => 1,
        Kind::Products => slugs::pieces_of_products(db).await?,
        Kind::Shops => slugs::pieces_of_shops(db).await?,
    };
    if !(1..=pieces).contains(&asked.piece) {
        return Err(WebError::NotFound);
    }
    let paths = match kind {
        Kind::Pages => pages(&visit).await?,
        Kind::Products => slugs::products(db, asked.piece).await?.iter().map(|slug| links::product(slug)).collect(),
        Kind::Shops => slugs::shops(db, asked.piece).await?.iter().map(|slug| links::shop(slug)).collect(),
    };
    Ok(xml(list("urlset", "url", paths.iter().map(|path| format!("{site}{path}")))))
}

async fn pages(visit: &Visit) -> Result<Vec<String>, WebError> {
    let mut paths = vec!["/".to_owned(), "/products".to_owned(), "/places".to_owned()];
    let sets = by_place::sets_on_sale(&visit.app.db.read).await?;
    paths.extend(sets.iter().map(|set| format!("/products?category={}", set.slug)));
    paths.extend(DOCUMENTS.iter().map(|slug| format!("/documents/{slug}")));
    Ok(paths)
}

fn index(site: &str, products: i64, shops: i64) -> String {
    let pages = std::iter::once(format!("{site}/sitemap.xml?of=pages"));
    let piece = |of: &'static str| move |piece| format!("{site}/sitemap.xml?of={of}&amp;piece={piece}");
    let rest = (1..=shops).map(piece("shops")).chain((1..=products).map(piece("products")));
    list("sitemapindex", "sitemap", pages.chain(rest))
}

fn xml(text: String) -> Response {
    let headers = [(CONTENT_TYPE, "application/xml; charset=utf-8"), (CACHE_CONTROL, "public, max-age=3600")];
    (headers, text).into_response()
}

/// Addresses here are made of slugs and numbers: nothing else in them needs to be escaped.
fn list(list: &str, each: &str, addresses: impl Iterator<Item = String>) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{list} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    for address in addresses {
        xml.push_str(&format!("<{each}><loc>{address}</loc></{each}>\n"));
    }
    xml.push_str(&format!("</{list}>\n"));
    xml
}
