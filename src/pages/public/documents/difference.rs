//! `/documents/{slug}/difference?version=`: what is different in a version from the one before it.

use axum::extract::Path;
use serde::{Deserialize, Serialize};

use crate::{
    infra::words::Language,
    kernel::difference::{Paragraph, paragraphs},
    market::documents::{find, markdown, slugs},
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
        query::Query,
    },
};

/// Both, line by line.
#[derive(Serialize)]
pub struct DifferencePage {
    slug: &'static str,
    title: String,
    language: Language,
    version: i32,
    before: i32,
    /// Lines that changed, with those around them.
    groups: Vec<Vec<Paragraph>>,
}

impl Page for DifferencePage {
    const TEMPLATE: &'static str = "public/documents/difference.html";

    fn samples() -> Vec<Self> {
        let page = |groups| Self {
            slug: "returns",
            title: "Đổi trả hàng".into(),
            language: Language::Vi,
            version: 2,
            before: 1,
            groups,
        };
        vec![page(paragraphs("## Khi nào\nTrong 7 ngày.", "## Khi nào\nTrong 10 ngày.\nMới.")), page(Vec::new())]
    }
}

/// Which version.
#[derive(Deserialize)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Asked {
    pub version: i32,
}

/// Shows it.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Show<DifferencePage>, WebError> {
    let slug = slugs::known(&slug).ok_or(WebError::NotFound)?;
    let db = &visit.app.db.read;
    let current = find::current(db, slug, visit.language, visit.now.day()).await?.ok_or(WebError::NotFound)?;
    let language = current.language;
    let version = find::version(db, slug, language, asked.version).await?.ok_or(WebError::NotFound)?;
    let before = find::version(db, slug, language, asked.version.saturating_sub(1)).await?;
    let before = before.ok_or(WebError::NotFound)?;
    let whole = |document: &find::Document| format!("{}\n{}", document.title, markdown::plain(&document.body));
    Ok(Show(DifferencePage {
        slug,
        language,
        version: version.version,
        before: before.version,
        groups: paragraphs(&whole(&before), &whole(&version)),
        title: version.title,
    }))
}
