//! `/staff/documents`: the published documents, each in both languages.

use serde::Serialize;

use crate::{
    infra::words::Language,
    kernel::instant::Instant,
    market::documents::{find, slugs},
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// The list.
#[derive(Serialize)]
pub struct DocumentsPage {
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    slug: &'static str,
    language: Language,
    title: String,
    version: i32,
    published_at: Instant,
}

impl Page for DocumentsPage {
    const TEMPLATE: &'static str = "staff/documents/index.html";

    fn samples() -> Vec<Self> {
        let published_at = Instant(1_793_466_000_000_000);
        let title = "Đổi trả hàng".to_owned();
        vec![Self { lines: vec![Line { slug: "returns", language: Language::Vi, title, version: 1, published_at }] }]
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<DocumentsPage>, WebError> {
    let mut lines = Vec::new();
    for slug in slugs::ALL {
        for language in [Language::Vi, Language::En] {
            let current = find::current(&visit.app.db.read, slug, language).await?;
            let Some(document) = current.filter(|document| document.language == language) else { continue };
            let find::Document { title, version, published_at, .. } = document;
            lines.push(Line { slug, language, title, version, published_at });
        }
    }
    Ok(Show(DocumentsPage { lines }))
}
