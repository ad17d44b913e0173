//! Reads of documents.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select};

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
    /// Since when it is read.
    pub published_at: Instant,
    /// The language that it is in.
    pub language: Language,
}

/// A version without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// From 1.
    pub version: i32,
    /// Since when it was read.
    pub published_at: Instant,
}

/// The version that holds today, in Vietnamese where the language has none.
pub async fn current(db: &impl ConnectionTrait, slug: &str, language: Language) -> Result<Option<Document>, DbErr> {
    if let Some(row) = versions(slug, language).one(db).await? {
        return Ok(Some(document(row)));
    }
    Ok(versions(slug, Language::Vi).one(db).await?.map(document))
}

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
        .columns([document::Column::Version, document::Column::PublishedAt])
        .into_tuple::<(i32, Instant)>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(version, published_at)| Version { version, published_at }).collect())
}

pub(super) fn versions(slug: &str, language: Language) -> Select<document::Entity> {
    document::Entity::find()
        .filter(document::Column::Slug.eq(slug))
        .filter(document::Column::Language.eq(language.as_str()))
        .order_by(document::Column::Version, Order::Desc)
}

fn document(row: document::Model) -> Document {
    Document {
        id: row.id,
        version: row.version,
        title: row.title,
        body: row.body,
        published_at: row.published_at,
        language: Language::parse(&row.language),
    }
}
