//! An administrator publishes a new version. Earlier ones stay as they were: people accepted them.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    QuerySelect,
};
use time::Date;

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
    /// From which day it holds: today, or later, so that people can read it before.
    pub holds_on: Date,
    /// Whoever accepted one before is asked again.
    pub asks: bool,
}

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum PublishError {
    #[error("there is no such document")]
    NoDocument,
    #[error("someone else has published a version since")]
    Outdated,
    #[error("the words are those of the version before")]
    Unchanged,
    #[error("it would hold from a day that is over, or more than a year ahead")]
    NotThatDay,
}

/// Days that a version is announced ahead at most: a typed year that is wrong.
const AHEAD: i32 = 366;

/// Publishes the next version; returns its number.
pub async fn publish(work: &Work, input: Publication) -> Result<i32, Refused<PublishError>> {
    let slug = slugs::known(&input.slug).ok_or(Refused::No(PublishError::NoDocument))?;
    // Whoever comes second waits at the row that was the last, and only then reads which one is.
    find::versions(slug, input.language).lock_exclusive().one(&work.tx).await?;
    let last = find::versions(slug, input.language).one(&work.tx).await?;
    let last_no = last.as_ref().map_or(0, |last| last.version);
    if last_no != input.after {
        return no(PublishError::Outdated);
    }
    let same = |held: &str, written: &str| clean(held) == clean(written);
    if last.is_some_and(|last| same(&last.title, &input.title) && same(&last.body, &input.body)) {
        return no(PublishError::Unchanged);
    }
    let ahead = input.holds_on.to_julian_day() - work.now.day().to_julian_day();
    if !(0..=AHEAD).contains(&ahead) {
        return no(PublishError::NotThatDay);
    }
    let version = last_no + 1;
    let row = document::ActiveModel {
        id: NotSet,
        slug: Set(slug.to_owned()),
        language: Set(input.language),
        version: Set(version),
        title: Set(input.title),
        body: Set(input.body),
        published_by: Set(work.actor.account()),
        published_at: Set(work.now),
        holds_on: Set(input.holds_on),
        asks: Set(input.asks),
    };
    let document_id = row.insert(&work.tx).await?.id;
    let language = input.language;
    work.record(&DocumentPublished { document_id, slug: slug.to_owned(), language, version })?;
    Ok(version)
}
