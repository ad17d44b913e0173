//! `/staff/documents`: the published documents, each in both languages.

use serde::Serialize;
use time::Date;

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
    /// The version that comes, and from when.
    coming: Option<(i32, Date)>,
    /// There are gaps to fill in before the market is opened.
    gaps: bool,
}

impl Page for DocumentsPage {
    const TEMPLATE: &'static str = "staff/documents/index.html";

    fn samples() -> Vec<Self> {
        let published_at = Instant(1_793_466_000_000_000);
        let title = "Đổi trả hàng".to_owned();
        let line = |coming, gaps| Line {
            slug: "returns",
            language: Language::Vi,
            title: title.clone(),
            version: 1,
            published_at,
            coming,
            gaps,
        };
        vec![Self { lines: vec![line(None, true), line(Some((2, published_at.day())), false)] }]
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<DocumentsPage>, WebError> {
    let (db, today) = (&visit.app.db.read, visit.now.day());
    let gaps = find::with_gaps(db, today).await?;
    let mut lines = Vec::new();
    for slug in slugs::ALL {
        for language in [Language::Vi, Language::En] {
            let current = find::current(db, slug, language, today).await?;
            let Some(document) = current.filter(|document| document.language == language) else { continue };
            let find::Document { title, version, published_at, .. } = document;
            let newest = find::newest(db, slug, language).await?.filter(|newest| newest.version > version);
            let coming = newest.map(|newest| (newest.version, newest.holds_on));
            let gaps = gaps.contains(&(slug, language));
            lines.push(Line { slug, language, title, version, published_at, coming, gaps });
        }
    }
    Ok(Show(DocumentsPage { lines }))
}
