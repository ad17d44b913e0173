//! Why a moderator sends something back or stops it: what her form says, and what it may say.

use serde::Serialize;

use crate::{
    infra::words::Message,
    market::{
        moderation::{Reason, subject::Subject},
        revisions::why::{LONGEST_WORDS, Why},
    },
    web::fields::Fields,
};

/// A reason to choose.
#[derive(Clone, Serialize)]
pub(super) struct Choice {
    value: &'static str,
    said: Message,
}

/// What may be chosen of a subject's reasons.
pub(super) fn choices(subject: &dyn Subject, reasons: &[Reason]) -> Vec<Choice> {
    let choice = |reason: &Reason| Choice { value: reason.as_str(), said: subject.said(*reason) };
    reasons.iter().map(choice).collect()
}

/// What the moderator chose and wrote, if nothing is missing; else it stands at its field.
pub(super) fn read(fields: &mut Fields) -> Option<Why> {
    if fields.typed("words").is_empty() {
        // Words that she has used before, chosen instead of typed.
        let saved = fields.typed("saved").to_owned();
        fields.set("words", vec![saved]);
    }
    let words = fields.text("words", 0..=LONGEST_WORDS);
    let reason = Reason::parse(fields.typed("reason"));
    if reason.is_none() {
        fields.wrong("reason", "review-reason-missing");
    }
    let (words, reason) = (words?, reason?);
    fields.fine().then(|| Why { reason, words: Some(words).filter(|words| !words.is_empty()) })
}
