//! An administrator publishes a new version. Earlier ones stay as they were: people accepted them.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    QuerySelect,
};

use super::{events::DocumentPublished, find, slugs};
use crate::{
    entities::document,
    infra::{
        db::Work,
        refused::{Refused, no},
        words::Language,
    },
    kernel::typed::clean,
};

/// What is published.
pub struct Publication {
    /// Which document.
    pub slug: String,
    /// In which language.
    pub language: Language,
    /// What it is called.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// The version that the writer had before her eyes.
    pub after: i32,
}

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum PublishError {
    #[error("there is no such document")]
    NoDocument,
    #[error("someone else has published a version since")]
    Outdated,
    #[error("the words are those of the version that holds already")]
    Unchanged,
}

/// Publishes the next version; returns its number.
pub async fn publish(work: &Work, input: Publication) -> Result<i32, Refused<PublishError>> {
    let slug = slugs::known(&input.slug).ok_or(Refused::No(PublishError::NoDocument))?;
    // Whoever comes second waits at the row that was the last, and only then reads which one is.
    find::versions(slug, input.language).lock_exclusive().one(&work.tx).await?;
    let last = find::versions(slug, input.language).one(&work.tx).await?;
    let holds = last.as_ref().map_or(0, |last| last.version);
    if holds != input.after {
        return no(PublishError::Outdated);
    }
    let same = |held: &str, written: &str| clean(held) == clean(written);
    if last.is_some_and(|last| same(&last.title, &input.title) && same(&last.body, &input.body)) {
        return no(PublishError::Unchanged);
    }
    let version = holds + 1;
    let row = document::ActiveModel {
        id: NotSet,
        slug: Set(slug.to_owned()),
        language: Set(input.language),
        version: Set(version),
        title: Set(input.title),
        body: Set(input.body),
        published_by: Set(work.actor.account()),
        published_at: Set(work.now),
    };
    let document_id = row.insert(&work.tx).await?.id;
    let language = input.language;
    work.record(&DocumentPublished { document_id, slug: slug.to_owned(), language, version })?;
    Ok(version)
}
