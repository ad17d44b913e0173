//! Reads of documents. Of a document and a language that version holds on a day which is the highest of those whose day has come: one
//! that was published later comes in the place of one before, also where that one's day was still to come.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select};
use time::Date;

use super::{shown::Shown, slugs};
use crate::{
    entities::document,
    infra::words::Language,
    kernel::{ids::DocumentId, instant::Instant},
};

/// One version of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The version's row.
    pub id: DocumentId,
    /// From 1.
    pub version: i32,
    /// What it is called.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// Since when it can be read.
    pub published_at: Instant,
    /// From which day it holds.
    pub holds_on: Date,
    /// Whoever accepted one before is asked again.
    pub asks: bool,
    /// The language that it is in.
    pub language: Language,
}

/// A version without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// From 1.
    pub version: i32,
    /// Since when it can be read.
    pub published_at: Instant,
    /// From which day it holds.
    pub holds_on: Date,
}

/// A version that holds, without its words: to be shown beside a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The version's row.
    pub id: DocumentId,
    /// Which it is.
    pub shown: Shown,
    /// What it is called.
    pub title: String,
}

/// What holds of each of them in each language that it has.
pub async fn holding(db: &impl ConnectionTrait, slugs: &[&'static str], today: Date) -> Result<Vec<Holding>, DbErr> {
    let rows: Vec<(DocumentId, String, String, i32, String)> = document::Entity::find()
        .select_only()
        .columns([document::Column::Id, document::Column::Slug, document::Column::Language])
        .columns([document::Column::Version, document::Column::Title])
        .filter(document::Column::Slug.is_in(slugs.iter().copied()))
        .filter(document::Column::HoldsOn.lte(today))
        .order_by(document::Column::Version, Order::Desc)
        .order_by(document::Column::Id, Order::Asc)
        .into_tuple()
        .all(db)
        .await?;
    let mut holding: Vec<Holding> = Vec::new();
    for (id, slug, language, version, title) in rows {
        let Some(slug) = slugs::known(&slug) else { continue };
        let Some(language) = Language::parse(&language) else { continue };
        let shown = Shown { slug, language, version };
        if !holding.iter().any(|held| (held.shown.slug, held.shown.language) == (slug, shown.language)) {
            holding.push(Holding { id, shown, title });
        }
    }
    Ok(holding)
}

/// What a page in `language` shows of them: in Vietnamese where the language has none.
pub async fn to_show(
    db: &impl ConnectionTrait,
    slugs: &[&'static str],
    language: Language,
    today: Date,
) -> Result<Vec<Holding>, DbErr> {
    let holding = holding(db, slugs, today).await?;
    let of = |slug: &str, language| {
        holding.iter().find(move |held| held.shown.slug == slug && held.shown.language == language)
    };
    Ok(slugs.iter().filter_map(|slug| of(slug, language).or_else(|| of(slug, Language::Vi))).cloned().collect())
}

/// The version that holds, in Vietnamese where the language has none.
pub async fn current(
    db: &impl ConnectionTrait,
    slug: &str,
    language: Language,
    today: Date,
) -> Result<Option<Document>, DbErr> {
    if let Some(row) = holds(slug, language, today).one(db).await? {
        return Ok(Some(document(row)));
    }
    Ok(holds(slug, Language::Vi, today).one(db).await?.map(document))
}

/// The newest version in a language, whether its day has come or not: what whoever writes the next one goes on from.
pub async fn newest(db: &impl ConnectionTrait, slug: &str, language: Language) -> Result<Option<Document>, DbErr> {
    Ok(versions(slug, language).one(db).await?.map(document))
}

/// Documents that hold and still have gaps to fill in, as the address and language of each.
pub async fn with_gaps(db: &impl ConnectionTrait, today: Date) -> Result<Vec<(&'static str, Language)>, DbErr> {
    let mut open = Vec::new();
    for slug in slugs::ALL {
        for language in Language::ALL {
            let document = holds(slug, language, today).one(db).await?;
            if document.is_some_and(|row| row.body.contains(GAP)) {
                open.push((slug, language));
            }
        }
    }
    Ok(open)
}

/// How a gap begins, in every language: `**[what is to stand here]**`.
const GAP: &str = "**[";

/// One version, as it was.
pub async fn version(
    db: &impl ConnectionTrait,
    slug: &str,
    language: Language,
    version: i32,
) -> Result<Option<Document>, DbErr> {
    let row = versions(slug, language).filter(document::Column::Version.eq(version)).one(db).await?;
    Ok(row.map(document))
}

/// Every version, the newest first.
pub async fn history(db: &impl ConnectionTrait, slug: &str, language: Language) -> Result<Vec<Version>, DbErr> {
    let rows = versions(slug, language)
        .select_only()
        .columns([document::Column::Version, document::Column::PublishedAt, document::Column::HoldsOn])
        .into_tuple::<(i32, Instant, Date)>()
        .all(db)
        .await?;
    let version = |(version, published_at, holds_on)| Version { version, published_at, holds_on };
    Ok(rows.into_iter().map(version).collect())
}

/// The newest first.
pub(super) fn versions(slug: &str, language: Language) -> Select<document::Entity> {
    document::Entity::find()
        .filter(document::Column::Slug.eq(slug))
        .filter(document::Column::Language.eq(language))
        .order_by(document::Column::Version, Order::Desc)
}

/// Those whose day has come: the first of them holds.
fn holds(slug: &str, language: Language, today: Date) -> Select<document::Entity> {
    versions(slug, language).filter(document::Column::HoldsOn.lte(today))
}

fn document(row: document::Model) -> Document {
    Document {
        id: row.id,
        version: row.version,
        title: row.title,
        body: row.body,
        published_at: row.published_at,
        holds_on: row.holds_on,
        asks: row.asks,
        language: row.language,
    }
}
