//! Verdicts of hers that can still be taken back, as the queue and a case show them.

use serde::Serialize;

use crate::{
    market::moderation::{
        Verdict,
        held::find::{self, Held},
    },
    pages::visit::Visit,
    web::error::WebError,
};

/// One of them.
#[derive(Clone, Serialize)]
pub(super) struct HeldParts {
    /// Key of the verdict.
    verdict: &'static str,
    title: String,
    /// Where it is taken back.
    path: String,
    /// Key of a key on the keyboard: the last one alone has it.
    last: bool,
}

impl HeldParts {
    /// All of them, the last first.
    pub(super) async fn of(visit: &Visit) -> Result<Vec<Self>, WebError> {
        let held = find::of_moderator(&visit.app.db.read, visit.signed_in()?.id).await?;
        Ok(held.into_iter().enumerate().map(|(at, held)| parts(held, at == 0)).collect())
    }

    /// Two, for samples.
    pub(super) fn samples() -> Vec<Self> {
        let one = |verdict: Verdict, last| Self {
            verdict: key(verdict),
            title: "Mật ong bạc hà".into(),
            path: "/staff/cases/product/7/withdrawal".into(),
            last,
        };
        vec![one(Verdict::Approved, true), one(Verdict::SentBack, false)]
    }
}

fn parts(held: Held, last: bool) -> HeldParts {
    let path = format!("/staff/cases/{}/{}/withdrawal", held.kind.as_str(), held.id);
    HeldParts { verdict: key(held.verdict), title: held.title, path, last }
}

fn key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Approved => "held-approved",
        Verdict::SentBack => "held-sent-back",
    }
}
