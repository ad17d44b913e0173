//! `/documents/{slug}`: a published document: the version that holds, one before or one that comes.

use axum::extract::Path;
use serde::{Deserialize, Serialize};
use time::Date;

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
    shown: VersionLine,
    state: State,
    /// The version whose day is still to come, where another is shown.
    coming: Option<VersionLine>,
    history: Vec<VersionLine>,
}

/// Where a version stands.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    /// It holds.
    Holds,
    /// Its day is still to come.
    Comes,
    /// Another holds, or comes in its place.
    Past,
}

#[derive(Clone, Serialize)]
struct VersionLine {
    version: i32,
    published_at: Instant,
    /// The day from which it holds, where that is not the day on which it was published.
    from: Option<Date>,
}

impl Page for DocumentPage {
    const TEMPLATE: &'static str = "public/documents/document.html";

    fn stale_of(&self) -> Vec<Subject> {
        vec![Subject::Documents]
    }

    fn samples() -> Vec<Self> {
        let at = Instant(1_793_466_000_000_000);
        let line = |version, from| VersionLine { version, published_at: at, from };
        let day = at.day().next_day();
        let page = |version, state, coming| Self {
            slug: "returns",
            title: "Đổi trả hàng".into(),
            html: "<h2>Khi nào được trả</h2>".into(),
            language: Language::Vi,
            shown: line(version, None),
            state,
            coming,
            history: vec![line(3, day), line(2, None), line(1, None)],
        };
        vec![
            page(2, State::Holds, None),
            page(2, State::Holds, Some(line(3, day))),
            page(1, State::Past, None),
            Self { shown: line(3, day), ..page(3, State::Comes, None) },
        ]
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
    let (db, today) = (&visit.app.db.read, visit.now.day());
    let current = find::current(db, slug, visit.language, today).await?.ok_or(WebError::NotFound)?;
    let history = find::history(db, slug, current.language).await?;
    let shown = match asked.version.filter(|version| *version != current.version) {
        Some(version) => find::version(db, slug, current.language, version).await?.ok_or(WebError::NotFound)?,
        None => current.clone(),
    };
    Ok(Show(page(slug, shown, &current, &history)))
}

fn page(slug: &'static str, shown: Document, current: &Document, history: &[Version]) -> DocumentPage {
    let newest = history.first().filter(|newest| newest.version > current.version);
    let state = match newest {
        _ if shown.version == current.version => State::Holds,
        Some(newest) if newest.version == shown.version => State::Comes,
        _ => State::Past,
    };
    let lines: Vec<VersionLine> = history.iter().map(line).collect();
    DocumentPage {
        slug,
        html: markdown::html(&shown.body),
        language: shown.language,
        state,
        coming: newest.filter(|_| state != State::Comes).map(line),
        shown: VersionLine {
            version: shown.version,
            published_at: shown.published_at,
            from: later(shown.published_at, shown.holds_on),
        },
        title: shown.title,
        history: lines,
    }
}

fn line(version: &Version) -> VersionLine {
    let Version { version, published_at, holds_on } = *version;
    VersionLine { version, published_at, from: later(published_at, holds_on) }
}

/// The day, where it comes after that of publication.
fn later(published_at: Instant, holds_on: Date) -> Option<Date> {
    (holds_on > published_at.day()).then_some(holds_on)
}
