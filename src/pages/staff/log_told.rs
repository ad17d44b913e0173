//! A line of the log as a sentence: who did what to which thing, and why.

use fluent_bundle::FluentArgs;
use serde::Serialize;
use serde_json::Value;
use time::{Date, macros::format_description};

use crate::{
    infra::{seals::Head, words::Message},
    kernel::{calendar, ids::UnitCode, instant::Instant, money::grouped},
    market::{
        accounts::{
            Role,
            journal::{
                Entry, Somebody,
                about::{About, Noun},
            },
        },
        places::provinces::full_name,
    },
    pages::visit::Visit,
};

/// A line.
#[derive(Clone, Serialize)]
pub(super) struct Line {
    pub(super) at: Instant,
    /// The event in words.
    pub(super) what: String,
    pub(super) who: Option<Person>,
    pub(super) on_behalf_of: Option<Person>,
    pub(super) about: Vec<Thing>,
    /// Reasons, words, numbers.
    pub(super) facts: Vec<String>,
    /// What was recorded.
    pub(super) body: String,
    /// Number of its seal.
    pub(super) seal: Option<i64>,
    /// SHA-256 of its seal.
    pub(super) hash: Option<String>,
}

/// Somebody, and what else she did.
#[derive(Clone, Serialize)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) page: Option<String>,
}

/// What it is about, and where it is to be seen.
#[derive(Clone, Serialize)]
pub(super) struct Thing {
    pub(super) name: String,
    pub(super) page: Option<String>,
}

/// Tells it to whoever looks, with ways on to what she may open.
pub(super) fn line(visit: &Visit, entry: Entry, everything: bool) -> Line {
    let decides = visit.person.as_ref().is_some_and(|person| person.has(Role::Moderator));
    let person =
        |Somebody { id, name }| Person { name, page: everything.then(|| format!("/staff/log?person={}", id.0)) };
    let (seal, hash) = entry.seal.map(|Head { no, hash }| (no, hash)).unzip();
    Line {
        at: entry.at,
        what: event(visit, &entry.name),
        facts: facts(visit, &entry.name, &entry.body),
        body: entry.body.to_string(),
        who: entry.who.map(person),
        on_behalf_of: entry.on_behalf_of.map(person),
        about: entry.about.into_iter().map(|about| thing(about, decides)).collect(),
        seal,
        hash,
    }
}

fn thing(About { noun, code, name }: About, decides: bool) -> Thing {
    let folder = match noun {
        Noun::Entry => return Thing { name, page: Some(format!("/staff/registry/entries/{code}")) },
        Noun::Import => return Thing { name, page: None },
        Noun::Shop => "shops",
        Noun::Product => "products",
        Noun::Certificate => "papers",
        Noun::Report => "reports",
        Noun::Document | Noun::Order | Noun::Purchase | Noun::Account => return Thing { name, page: None },
    };
    Thing { name, page: decides.then(|| format!("/staff/{folder}/{code}")) }
}

/// An event in words; one of an older release, whose words are gone, keeps its name.
pub(super) fn event(visit: &Visit, name: &str) -> String {
    known(visit, &format!("event-{name}")).unwrap_or_else(|| name.to_owned())
}

fn known(visit: &Visit, key: &str) -> Option<String> {
    visit.app.words.find(visit.language, key, &FluentArgs::new())
}

/// What a body says beside the things that it names, in words.
fn facts(visit: &Visit, event: &str, body: &Value) -> Vec<String> {
    let text = |field: &str| body.get(field).and_then(Value::as_str);
    let noun = match event.split_once('.') {
        Some(("variant", _)) => "measure",
        Some(("account", _)) => "number",
        Some(("entry", _)) => "certificate",
        Some((noun, _)) => noun,
        None => event,
    };
    let reason = text("reason").map(|reason| {
        let keys = [format!("reason-{noun}-{reason}"), format!("{noun}-reason-{reason}")];
        keys.iter().find_map(|key| known(visit, key)).unwrap_or_else(|| reason.to_owned())
    });
    let words = text("words").map(|words| format!("“{words}”"));
    let role = text("role").map(|role| known(visit, &format!("role-{role}")).unwrap_or_else(|| role.to_owned()));
    let place = text("unit_code").map(|code| full_name(&UnitCode(code.to_owned())).to_owned());
    let number = |field: &str| body.get(field).and_then(Value::as_i64);
    let change = number("from").zip(number("to")).map(|(from, to)| {
        let change = Message::new("log-change").with("from", grouped(from)).with("to", grouped(to));
        visit.app.words.say(visit.language, &change)
    });
    let days = ["starts_on", "ends_on", "holds_from", "until"].into_iter().filter_map(|field| {
        let day = Date::parse(text(field)?, format_description!("[year]-[month]-[day]")).ok()?;
        let key = match field {
            "starts_on" | "holds_from" => "past-starts-on",
            _ => "past-ends-on",
        };
        Some(visit.app.words.say(visit.language, &Message::new(key).with("day", calendar::day(day))))
    });
    [reason, words, role, place, change].into_iter().flatten().chain(days).collect()
}
