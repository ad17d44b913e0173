//! `chophien publish`: the next version of a document of the market, from a file: its gaps are filled in before the site serves.

use std::path::Path;

use crate::{
    app::App,
    infra::{refused::Refused, words::Language},
    kernel::actor::Actor,
    market::documents::{
        find,
        publish::{self, Publication, PublishError},
    },
};

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum DocumentError {
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    #[error("{0}: its first line must be a title, `# …`")]
    Title(String),
    #[error("--language: {0:?} is none of vi, en")]
    Language(String),
    #[error("{0}: {1}")]
    Refused(String, PublishError),
    #[error("[database]: {0}")]
    Db(#[from] sea_orm::DbErr),
}

/// Publishes the Markdown of a file, whose first line is the title, after whatever version holds; tells the number of the new one.
/// It holds from today on; a later day is an administrator's to say, at `/staff/documents`.
pub async fn publish(app: &App, slug: &str, language: &str, file: &Path) -> Result<i32, DocumentError> {
    let named = || file.display().to_string();
    let language = Language::parse(language).ok_or_else(|| DocumentError::Language(language.to_owned()))?;
    let text = std::fs::read_to_string(file).map_err(|error| DocumentError::File(named(), error))?;
    let (title, body) = text.split_once('\n').unwrap_or((text.as_str(), ""));
    let title = title.strip_prefix("# ").map(str::trim).filter(|title| !title.is_empty());
    let title = title.ok_or_else(|| DocumentError::Title(named()))?.to_owned();
    let holds_on = app.clock.now().day();
    let after = find::history(&app.db.read, slug, language).await?.first().map_or(0, |last| last.version);
    let work = app.db.begin(Actor::System, app.clock.now()).await?;
    let publication = Publication {
        slug: slug.to_owned(),
        language,
        title,
        body: body.trim().to_owned(),
        after,
        holds_on,
        asks: false,
    };
    match publish::publish(&work, publication).await {
        Ok(version) => {
            work.commit().await?;
            Ok(version)
        }
        Err(Refused::No(why)) => Err(DocumentError::Refused(slug.to_owned(), why)),
        Err(Refused::Broken(error)) => Err(error.into()),
    }
}
