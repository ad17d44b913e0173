//! `/documents/{slug}`: a published document, the version that holds today or an earlier one.

use axum::extract::Path;
use serde::{Deserialize, Serialize};

use crate::{
    infra::{page_cache::Subject, words::Language},
    kernel::instant::Instant,
    market::documents::{
        find::{self, Document, Version},
        markdown, slugs,
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
        query::Query,
    },
};

/// A document.
#[derive(Serialize)]
pub struct DocumentPage {
    slug: &'static str,
    title: String,
    html: String,
    language: Language,
    version: i32,
    published_at: Instant,
    holds: bool,
    history: Vec<VersionLine>,
}

#[derive(Serialize)]
struct VersionLine {
    version: i32,
    published_at: Instant,
}

impl Page for DocumentPage {
    const TEMPLATE: &'static str = "public/documents/document.html";

    fn stale_of(&self) -> Vec<Subject> {
        vec![Subject::Documents]
    }

    fn samples() -> Vec<Self> {
        let at = Instant(1_793_466_000_000_000);
        let page = |version, holds| Self {
            slug: "returns",
            title: "Đổi trả hàng".into(),
            html: "<h2>Khi nào được trả</h2>".into(),
            language: Language::Vi,
            version,
            published_at: at,
            holds,
            history: [2, 1].map(|version| VersionLine { version, published_at: at }).into(),
        };
        vec![page(2, true), page(1, false)]
    }
}

/// Which version.
#[derive(Deserialize)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Asked {
    pub version: Option<i32>,
}

/// Shows it.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Show<DocumentPage>, WebError> {
    let slug = slugs::known(&slug).ok_or(WebError::NotFound)?;
    let db = &visit.app.db.read;
    let current = find::current(db, slug, visit.language).await?.ok_or(WebError::NotFound)?;
    let history = find::history(db, slug, current.language).await?;
    let shown = match asked.version.filter(|version| *version != current.version) {
        Some(version) => find::version(db, slug, current.language, version).await?.ok_or(WebError::NotFound)?,
        None => current.clone(),
    };
    Ok(Show(page(slug, shown, &current, history)))
}

fn page(slug: &'static str, shown: Document, current: &Document, history: Vec<Version>) -> DocumentPage {
    DocumentPage {
        slug,
        html: markdown::html(&shown.body),
        title: shown.title,
        language: shown.language,
        version: shown.version,
        published_at: shown.published_at,
        holds: shown.id == current.id,
        history: history
            .into_iter()
            .map(|v| VersionLine { version: v.version, published_at: v.published_at })
            .collect(),
    }
}
