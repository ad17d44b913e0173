//! What is shown now beside what is proposed, in the moderator's language (`templates/components/review.html`).

use serde::Serialize;

use crate::{
    kernel::{
        difference::{Piece, difference},
        ids::EntryId,
    },
    market::moderation::compared::{self, Said},
    pages::visit::Visit,
};

/// Everything about a case that can be compared or read.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Compared {
    /// Something approved is shown meanwhile.
    pub change: bool,
    /// Line by line.
    pub rows: Vec<Row>,
    /// Codes of what is shown.
    pub shown_photos: Vec<String>,
    /// Codes of what is proposed.
    pub photos: Vec<String>,
    /// What does not wait for approval but belongs to the picture.
    pub facts: Vec<Fact>,
    /// A paper is to be judged.
    pub paper: bool,
    /// A picture of the paper.
    pub scan: Option<String>,
    /// What the province's registry says of the paper.
    pub registered: Option<Registered>,
    /// The shop's story is among the lines.
    pub tells_the_shop: bool,
}

/// What the registry says of a paper, and in what it differs from what the seller says.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Registered {
    /// Key of what is to be known.
    pub word: &'static str,
    /// When it left.
    pub left_on: Option<time::Date>,
    /// Its page.
    pub href: Option<String>,
    /// Lines that differ.
    pub rows: Vec<Row>,
}

/// One line: `pieces` holds both versions.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row {
    /// Key of a message.
    pub label: &'static str,
    /// What stayed, went and came.
    pub pieces: Vec<Piece>,
}

/// A line to read.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Fact {
    /// Key of a message.
    pub label: &'static str,
    /// In words.
    pub value: String,
}

/// The same in the language of whoever looks.
pub(super) fn worded(visit: &Visit, compared: compared::Compared) -> Compared {
    let row = |row: compared::Row| {
        let after = said(visit, row.after);
        let before = row.before.map_or_else(|| after.clone(), |before| said(visit, before));
        Row { label: row.label, pieces: difference(&before, &after) }
    };
    let registered = compared.registered.map(|registered| of_registry(registered, row));
    let fact = |fact: compared::Fact| Fact { label: fact.label, value: said(visit, fact.value) };
    Compared {
        change: compared.change,
        rows: compared.rows.into_iter().map(row).collect(),
        shown_photos: compared.shown_photos,
        photos: compared.photos,
        facts: compared.facts.into_iter().map(fact).collect(),
        paper: compared.paper.is_some(),
        scan: compared.paper.and_then(|paper| paper.scan),
        registered,
        tells_the_shop: compared.tells_the_shop,
    }
}

fn of_registry(registered: compared::Registered, row: impl Fn(compared::Row) -> Row) -> Registered {
    let page = |id: EntryId| Some(format!("/staff/registry/entries/{}", id.0));
    match registered {
        compared::Registered::Absent => {
            Registered { word: "review-registry-absent", left_on: None, href: None, rows: vec![] }
        }
        compared::Registered::Left(id, on) => {
            Registered { word: "review-registry-left", left_on: Some(on), href: page(id), rows: vec![] }
        }
        compared::Registered::There(id, rows) => {
            let word = if rows.is_empty() { "review-registry-same" } else { "review-registry-differs" };
            Registered { word, left_on: None, href: page(id), rows: rows.into_iter().map(row).collect() }
        }
    }
}

/// What was typed as it is, the market's words in the language of whoever looks.
pub(super) fn said(visit: &Visit, said: Said) -> String {
    match said {
        Said::Typed(text) => text,
        Said::Worded(message) => visit.app.words.say(visit.language, &message),
        Said::Listed(messages) => {
            let said: Vec<_> = messages.iter().map(|message| visit.app.words.say(visit.language, message)).collect();
            said.join(", ")
        }
    }
}
