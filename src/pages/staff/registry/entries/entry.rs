//! `/staff/registry/entries/{id}`: a paper of the registry: what it says, what is sold by it, what was changed, and what can be done.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;

use super::super::{
    super::why::{Choice, choices},
    index::days,
    line::{Claimed, Line, Standing},
};
use crate::{
    infra::words::Message,
    kernel::{ids::EntryId, instant::Instant},
    market::{
        accounts::{Role, find::names},
        certificates::{registered, valid::State},
        moderation::{Kind, of},
        registry::{
            Column,
            details::{Details, Differs},
            find::{self, Change, Entry},
        },
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        page::{Page, Show, form_status},
    },
};

const PAST: u64 = 50;

/// A paper.
#[derive(Serialize)]
pub struct EntryPage {
    line: Line,
    facts: Vec<Fact>,
    scan: Option<String>,
    left: Option<Left>,
    changes: Vec<Changed>,
    /// Whoever looks may change it.
    admin: bool,
    seen: i32,
    reasons: Vec<Choice>,
    form: Fields,
}

#[derive(Serialize)]
struct Fact {
    label: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Left {
    on: time::Date,
    reason: Option<Message>,
    words: Option<String>,
}

#[derive(Serialize)]
struct Changed {
    at: Instant,
    by: Option<String>,
    file: Option<String>,
    scan: Option<String>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    label: &'static str,
    before: String,
    after: String,
}

impl Page for EntryPage {
    const TEMPLATE: &'static str = "staff/registry/entries/entry.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let row = || {
            vec![Row { label: Column::Holder.key(), before: "Hộ Mỷ".into(), after: "Hộ Vàng Thị Mỷ".into() }]
        };
        let changed = |by: Option<&str>, file: Option<&str>| Changed {
            at: Instant(0),
            by: by.map(str::to_owned),
            file: file.map(str::to_owned),
            scan: by.map(|_| "ab23456789cdeh".to_owned()),
            rows: row(),
        };
        let page = |standing, left: bool, admin: bool, form| Self {
            line: Line::sample(standing, vec![Claimed::sample(State::Valid)]),
            facts: facts(&Details::sample(), String::new()),
            scan: admin.then(|| "ab23456789cdeh".into()),
            left: left.then(|| Left {
                on: time::Date::MIN,
                reason: Some(Message::new("reason-certificate-authority")),
                words: Some("Chủ thể trả lại giấy.".into()),
            }),
            changes: if admin { vec![changed(Some("Tâm"), None), changed(None, Some("ocop.xlsx"))] } else { vec![] },
            admin,
            seen: 3,
            reasons: reasons(),
            form,
        };
        let wrong = Fields::default().with_error("reason", "review-reason-missing");
        vec![
            page(Standing::VALID, false, true, wrong),
            page(Standing::LEFT, true, true, Fields::default()),
            page(Standing::ENDING, false, false, Fields::default()),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(visit: Visit, Path(id): Path<String>) -> Result<Show<EntryPage>, WebError> {
    let entry = find(&visit, &id).await?;
    Ok(Show(page(&visit, entry, Fields::default()).await?))
}

/// The paper of an address.
pub(super) async fn find(visit: &Visit, id: &str) -> Result<Entry, WebError> {
    let id = id.parse().map(EntryId).map_err(|_| WebError::NotFound)?;
    find::by_id(&visit.app.db.read, id).await?.ok_or(WebError::NotFound)
}

/// Its page with what was typed.
pub(super) async fn page(visit: &Visit, entry: Entry, form: Fields) -> Result<EntryPage, WebError> {
    let (db, days) = (&visit.app.db.read, days(visit).await?);
    let claims = registered::claims(db, std::slice::from_ref(&entry), days.0).await?.remove(&entry.id);
    let changes = find::history(db, &entry, PAST).await?;
    let names = names(db, changes.iter().filter_map(|change| change.by)).await?;
    let kind = visit.app.words.say(visit.language, &Message::new(entry.said.scheme.key()));
    let changed = |change: Change| Changed {
        at: change.at,
        by: change.by.and_then(|id| names.get(&id).cloned()),
        file: change.file,
        scan: change.scan,
        rows: change.differs.into_iter().map(row).collect(),
    };
    Ok(EntryPage {
        line: Line::of(visit, &entry, claims.unwrap_or_default(), days),
        facts: facts(&entry.said, kind),
        changes: changes.into_iter().map(changed).collect(),
        admin: visit.signed_in()?.has(Role::Admin),
        seen: entry.version,
        reasons: reasons(),
        scan: entry.scan,
        left: entry.left.map(|gone| Left {
            on: gone.on,
            reason: gone.reason.map(|reason| of(Kind::Certificate).said(reason)),
            words: gone.words,
        }),
        form,
    })
}

fn row(Differs { column, before, after }: Differs) -> Row {
    Row { label: column.key(), before, after }
}

/// Everything it says, in the order of the columns.
fn facts(said: &Details, kind: String) -> Vec<Fact> {
    let fact = |column: Column| Fact {
        label: column.key(),
        value: if column == Column::Scheme { kind.clone() } else { said.told(column) },
    };
    Column::ALL.map(fact).into_iter().filter(|fact| !fact.value.is_empty()).collect()
}

fn reasons() -> Vec<Choice> {
    let subject = of(Kind::Certificate);
    choices(subject, subject.grounds())
}
