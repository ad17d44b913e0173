//! The documents that a form asks to accept. The versions shown travel in it (`version=privacy:vi:3`); where one of them no
//! longer holds, the form comes back with the new one marked, and its box is to be ticked anew.

use serde::Serialize;

use super::visit::Visit;
use crate::{
    infra::{refused::Refused, words::Message},
    market::documents::{
        accept::{self, AcceptError},
        find,
        shown::Shown,
    },
    web::{error::WebError, fields::Fields},
};

const VERSION: &str = "version";
/// The box under which the documents stand.
pub const BOX: &str = "accept";

/// A document with the link to it.
#[derive(Clone, Serialize)]
pub struct DocumentParts {
    slug: &'static str,
    title: String,
    version: i32,
    /// What the hidden field holds.
    written: String,
    /// It is not the one that the form showed before.
    changed: bool,
}

impl DocumentParts {
    /// For samples of pages.
    pub fn samples(changed: bool) -> Vec<Self> {
        let part = |slug, title: &str, changed| Self {
            slug,
            title: title.into(),
            version: 2,
            written: format!("{slug}:vi:2"),
            changed,
        };
        vec![part("operating-rules", "Quy chế hoạt động", false), part("privacy", "Bảo vệ dữ liệu cá nhân", changed)]
    }
}

/// The versions that the form showed.
pub fn versions_shown(fields: &Fields) -> Vec<Shown> {
    fields.all(VERSION).iter().filter_map(|version| Shown::parse(version)).collect()
}

/// The same, of a form that cannot be sent without: one that names none is stale.
pub fn read(fields: &mut Fields) -> Vec<Shown> {
    let shown = versions_shown(fields);
    if shown.is_empty() {
        fields.wrong("", "form-stale");
    }
    shown
}

/// What the page is to show. Where the form that comes back showed other versions, it says which have changed, and the box that
/// was ticked for those is empty.
pub async fn ask(visit: &Visit, fields: &mut Fields, slugs: &[&'static str]) -> Result<Vec<DocumentParts>, WebError> {
    let known = versions_shown(fields);
    let outdated = if known.is_empty() { Vec::new() } else { outdated(visit, slugs, &known).await? };
    let holding = find::to_show(&visit.app.db.read, slugs, visit.language, visit.now.day()).await?.into_iter();
    let part = |held: find::Holding| {
        let (Shown { slug, version, .. }, written) = (held.shown, held.shown.written());
        DocumentParts { slug, title: held.title, version, written, changed: outdated.contains(&slug) }
    };
    let parts: Vec<_> = holding.map(part).collect();
    if !outdated.is_empty() {
        fields.values.remove(BOX);
        let names = parts.iter().filter(|part| part.changed).map(|part| format!("“{}”", part.title));
        let names = names.collect::<Vec<_>>().join(", ");
        fields.wrong(BOX, Message::new("documents-changed").with("names", names));
    }
    Ok(parts)
}

/// The page of a form that was agreed to with versions that no longer hold: as if it had shown them itself.
pub async fn ask_anew(
    visit: &Visit,
    fields: &mut Fields,
    slugs: &[&'static str],
    known: &[Shown],
) -> Result<Vec<DocumentParts>, WebError> {
    fields.set(VERSION, known.iter().map(Shown::written).collect());
    let parts = ask(visit, fields, slugs).await?;
    fields.wrong(BOX, "documents-unseen");
    Ok(parts)
}

async fn outdated(visit: &Visit, slugs: &[&'static str], known: &[Shown]) -> Result<Vec<&'static str>, WebError> {
    match accept::agree(&visit.app.db.read, slugs, known, visit.now.day()).await {
        Ok(_) => Ok(Vec::new()),
        Err(Refused::No(AcceptError::Outdated(slugs))) => Ok(slugs),
        Err(Refused::No(AcceptError::NotPublished(slug))) => {
            Err(WebError::Broken(format!("no version of {slug} is published")))
        }
        Err(Refused::Broken(error)) => Err(error.into()),
    }
}
