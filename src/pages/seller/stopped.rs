//! Why a moderator has stopped a shop, a product or a paper, as its people read it.

use serde::Serialize;

use crate::{
    infra::words::Message,
    kernel::instant::Instant,
    market::moderation::{
        self, Kind, Reason,
        sanctions::{Sanction, record},
    },
    pages::visit::Visit,
    web::error::WebError,
};

/// What was said when it was stopped.
#[derive(Clone, Serialize)]
pub(super) struct Stopped {
    at: Instant,
    reason: Option<Message>,
    words: Option<String>,
}

impl Stopped {
    /// For samples of pages.
    pub(super) fn sample(kind: Kind) -> Self {
        Self {
            at: Instant(1_795_311_000_000_000),
            reason: Some(moderation::of(kind).said(Reason::Other)),
            words: Some("Mật ong không chữa được bệnh.".into()),
        }
    }

    /// What was said last of the thing, if that stopped it.
    pub(super) async fn last(visit: &Visit, kind: Kind, id: i64) -> Result<Option<Self>, WebError> {
        let last = record::last(&visit.app.db.read, kind, id).await?;
        let last = last.filter(|last| last.deed == Sanction::Stopped);
        let said = |reason| moderation::of(kind).said(reason);
        Ok(last.map(|last| Self { at: last.at, reason: last.reason.map(said), words: last.words }))
    }
}
