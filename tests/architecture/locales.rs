//! Messages: none missing, none unused, English whole for everything a buyer sees, and the same arguments in both languages.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Complaints, fine, seen_through,
    sources::{
        Source, files, sources,
        tokens::{Token, closing},
    },
};

/// Key (`name` or `name.attribute`) → arguments.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(files: &[(String, String)]) -> (Messages, Complaints) {
    let (mut messages, mut twice) = (Messages::new(), Vec::new());
    for (path, text) in files {
        let mut key = String::new();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            if let Some(name) = head(line) {
                key = name.to_owned();
                if messages.insert(key.clone(), BTreeSet::new()).is_some() {
                    twice.push(format!("locales/{path}: {key} is there twice"));
                }
            } else if let Some(attribute) = line.trim_start().strip_prefix('.').and_then(|l| l.split_once('=')) {
                let own = key.split('.').next().unwrap_or_default();
                key = format!("{own}.{}", attribute.0.trim());
                messages.insert(key.clone(), BTreeSet::new());
            }
            let arguments =
                line.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-'));
            let names = arguments.filter_map(|mut a| a.next()).map(str::to_owned);
            messages.entry(key.clone()).or_default().extend(names);
        }
    }
    messages.remove("");
    (messages, twice)
}

/// `name = …` at the beginning of a line.
fn head(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end();
    let plain = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    plain.then_some(name)
}

/// What the program asks for: whole keys, and beginnings where the rest is known only when it runs.
#[derive(Default)]
struct Asked {
    whole: BTreeMap<String, String>,
    beginnings: BTreeSet<String>,
    /// Any literal at all: a key may travel through a constant or a table.
    literals: BTreeSet<String>,
}

impl Asked {
    fn covers(&self, key: &str) -> bool {
        self.whole.contains_key(key)
            || self.literals.contains(key)
            || self.beginnings.iter().any(|b| key.starts_with(b))
    }
}

fn in_templates(templates: &[(String, String)], asked: &mut Asked) {
    for (path, text) in templates {
        for part in text.split("t(key=").skip(1) {
            let Some(literal) = part.strip_prefix('"').and_then(|p| p.split_once('"')) else { continue };
            if literal.1.trim_start().starts_with('~') {
                asked.beginnings.insert(literal.0.to_owned());
            } else {
                asked.whole.insert(literal.0.to_owned(), format!("templates/{path}"));
            }
        }
        asked.literals.extend(text.split('"').map(str::to_owned));
        let joined = text.split('"').zip(text.split('"').skip(1));
        let beginnings = joined.filter(|(own, after)| own.ends_with('-') && after.trim_start().starts_with('~'));
        asked.beginnings.extend(beginnings.map(|(own, _)| own.to_owned()));
    }
}

/// A string that begins so is a key wherever it stands: the labels beside what moderators compare and read.
const LABELS: [&str; 2] = ["row-", "fact-"];

/// Strings of a file: keys where a call takes one, beginnings where the rest is filled in, and all the others.
fn in_code(source: &Source, asked: &mut Asked) {
    for text in source.texts() {
        if let Some((before, _)) = text.split_once('{').filter(|(before, _)| before.ends_with('-')) {
            asked.beginnings.insert(before.to_owned());
        }
        asked.literals.insert(text.to_owned());
        if LABELS.iter().any(|label| text.len() > label.len() && text.starts_with(label)) {
            asked.whole.insert(text.to_owned(), format!("src/{}", source.path));
        }
    }
    for at in 0..source.tokens.len() {
        if let Some(key) = key_at(&source.tokens[at..]) {
            asked.whole.insert(key.to_owned(), format!("src/{}", source.path));
        }
    }
    asked.whole.extend(declared(source).into_iter().map(|key| (key, format!("src/{}", source.path))));
}

/// What `words!` makes of `Name said key "family-" { Word = "code" }`.
fn declared(source: &Source) -> Vec<String> {
    let (mut keys, mut families) = (Vec::new(), Vec::new());
    for at in 0..if source.path.starts_with("kernel/words/") { source.tokens.len() } else { 0 } {
        if source.tokens[at].is("said") {
            families.extend(source.tokens.get(at + 2).and_then(Token::text));
        } else if source.tokens[at].mark('{') {
            let body = &source.tokens[at..closing(&source.tokens, at)];
            let codes: Vec<_> = body.windows(2).filter(|w| w[0].mark('=')).filter_map(|w| w[1].text()).collect();
            for family in families.drain(..) {
                keys.extend(codes.iter().map(|code| format!("{family}{}", code.replace('_', "-"))));
            }
        }
    }
    keys
}

/// Words of `kernel/words` that people read are said in every language, whoever reads them today.
fn unsaid(sources: &[Source], vi: &Messages, en: &Messages) -> Complaints {
    let keys = sources.iter().flat_map(declared);
    let lacking = keys.filter(|key| !vi.contains_key(key) || !en.contains_key(key));
    lacking.map(|key| format!("locales: {key:?} is not in both languages")).collect()
}

/// `Message::new("key"`, `Flash::success("key"`, `fields.wrong("field", "key"`.
fn key_at(tokens: &[Token]) -> Option<&str> {
    let speaks = tokens.first().is_some_and(|t| t.is("Message") || t.is("Flash"));
    if speaks && tokens.get(1)?.mark(':') && tokens.get(3)?.word().is_some() && tokens.get(4)?.mark('(') {
        return tokens.get(5)?.text();
    }
    if tokens.first()?.mark('.') && tokens.get(1)?.is("wrong") {
        let close = closing(tokens, 2);
        let comma = (3..close).find(|at| tokens[*at].mark(','))?;
        return tokens.get(comma + 1)?.text().filter(|_| tokens.get(comma + 2).is_some_and(|t| t.mark(')')));
    }
    None
}

fn asked(sources: &[Source], templates: &[(String, String)]) -> Asked {
    let mut asked = Asked::default();
    in_templates(templates, &mut asked);
    for source in sources {
        in_code(source, &mut asked);
    }
    asked
}

fn missing(asked: &Asked, vi: &Messages) -> Complaints {
    let unknown = asked.whole.iter().filter(|(key, _)| !vi.contains_key(*key));
    unknown.map(|(key, place)| format!("{place}: no message {key:?}")).collect()
}

fn unused(asked: &Asked, vi: &Messages) -> Complaints {
    vi.keys().filter(|key| !asked.covers(key)).map(|key| format!("locales/vi: nobody says {key:?}")).collect()
}

/// Templates that a buyer may see: theirs, and the components that these use.
fn for_buyers(templates: Vec<(String, String)>) -> Vec<(String, String)> {
    let begins = [
        "public/",
        "account/",
        "entry/",
        "mail/",
        "errors/",
        "layouts/base",
        "layouts/public",
        "layouts/auth",
        "layouts/prose",
    ];
    let theirs = |path: &str| begins.iter().any(|b| path.starts_with(b));
    let (mut seen, mut rest): (Vec<_>, Vec<_>) = templates.into_iter().partition(|(path, _)| theirs(path));
    rest.retain(|(path, _)| path.starts_with("components/"));
    loop {
        let used =
            |text: &str| defined(text).any(|name| seen.iter().any(|(_, own)| own.contains(&format!("<{name} "))));
        let (more, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|(_, text)| used(text));
        rest = others;
        if more.is_empty() {
            return seen;
        }
        seen.extend(more);
    }
}

/// Names of the components that a template defines.
fn defined(text: &str) -> impl Iterator<Item = &str> {
    text.split("{% component ").skip(1).filter_map(|part| part.split('(').next())
}

/// Code that speaks to a buyer.
fn speaks_to_buyers(source: &Source) -> bool {
    let pages = ["pages/public/", "pages/account/", "pages/entry/"].iter().any(|p| source.path.starts_with(p));
    pages || source.floor() == "web"
}

fn english(asked: &Asked, vi: &Messages, en: &Messages) -> Complaints {
    let seen = |key: &&String| {
        asked.whole.contains_key(*key)
            || asked.literals.contains(*key)
            || asked.beginnings.iter().any(|b| key.starts_with(b))
    };
    let lacking = vi.keys().filter(seen).filter(|key| !en.contains_key(*key));
    lacking.map(|key| format!("locales/en: a buyer reads {key:?} in Vietnamese")).collect()
}

/// Events are told in the log: every name that is declared has its words.
fn declares(source: &Source) -> bool {
    source.text.lines().any(|line| line == "events! {")
}

fn untold(sources: &[Source], vi: &Messages) -> Complaints {
    let events = sources.iter().filter(|source| declares(source));
    let names = events.flat_map(|source| source.texts()).filter(|text| is_event(text));
    let lacking = names.filter(|name| !vi.contains_key(&format!("event-{name}")));
    lacking.map(|name| format!("locales/vi/events.ftl: no words for {name:?}")).collect()
}

/// `order.handed_over`
fn is_event(text: &str) -> bool {
    let word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    text.split_once('.').is_some_and(|(subject, deed)| word(subject) && word(deed))
}

fn same_arguments(vi: &Messages, en: &Messages) -> Complaints {
    let mut complaints = Vec::new();
    for (key, arguments) in en {
        match vi.get(key) {
            None => complaints.push(format!("locales/en: {key:?} is not in Vietnamese")),
            Some(own) if own != arguments => {
                complaints.push(format!("locales: {key:?} takes {own:?} in Vietnamese and {arguments:?} in English"));
            }
            Some(_) => {}
        }
    }
    complaints
}

fn of(text: &str) -> Messages {
    messages(&[("site.ftl".into(), text.into())]).0
}

#[test]
fn no_message_is_missing_unused_or_there_twice() {
    let (vi, twice) = messages(&files("locales/vi", ".ftl"));
    fine(twice);
    fine(messages(&files("locales/en", ".ftl")).1);
    let asked = asked(&sources(), &files("templates", ""));
    fine(missing(&asked, &vi));
    fine(unused(&asked, &vi));
}

#[test]
fn the_log_has_words_for_every_event() {
    let sources = sources();
    let told = sources.iter().filter(|source| declares(source)).count();
    assert!(told > 5, "events were looked for in {told} files");
    fine(untold(&sources, &messages(&files("locales/vi", ".ftl")).0));
    let own = Source::new("a.rs", "events! {\n    Lost = \"order.lost\" { order_id: OrderId },\n}");
    seen_through(untold(&[own], &of("event-order =\n    .placed = Đặt")), "order.lost");
}

#[test]
fn english_is_whole_for_everything_a_buyer_sees() {
    let (vi, en) = (messages(&files("locales/vi", ".ftl")).0, messages(&files("locales/en", ".ftl")).0);
    let templates = for_buyers(files("templates", ""));
    let sources: Vec<_> = sources().into_iter().filter(speaks_to_buyers).collect();
    fine(english(&asked(&sources, &templates), &vi, &en));
    fine(same_arguments(&vi, &en));
}

#[test]
fn every_word_that_people_read_is_said_in_both_languages() {
    let (vi, en) = (messages(&files("locales/vi", ".ftl")).0, messages(&files("locales/en", ".ftl")).0);
    let sources = sources();
    assert!(sources.iter().flat_map(declared).count() > 30, "the vocabularies were not found");
    fine(unsaid(&sources, &vi, &en));
    let words =
        "super::words! { Zone said key \"zone-\" { Near = \"near\", FarAway = \"far_away\" } Plain { A = \"a\" } }";
    let source = [Source::new("kernel/words/a.rs", words)];
    let near = of("zone-near = Gần");
    seen_through(unsaid(&source, &of("zone-near = Gần\nzone-far-away = Xa"), &near), "zone-far-away");
    seen_through(missing(&asked(&source, &[]), &near), "zone-far-away");
}

#[test]
fn faults_in_messages_are_seen() {
    let template = |text: &str| vec![("public/a.html".to_owned(), text.to_owned())];
    let one = asked(&[], &template("{{ t(key=\"cart-empty\") }}"));
    seen_through(missing(&one, &of("cart-full = Đầy")), "cart-empty");
    seen_through(unused(&one, &of("cart-empty = Trống\ncart-full = Đầy")), "cart-full");
    seen_through(english(&one, &of("cart-empty = Trống"), &of("")), "cart-empty");
    seen_through(same_arguments(&of("left = Còn { $count }"), &of("left = { $number } left")), "number");
    seen_through(same_arguments(&of(""), &of("left = Left")), "not in Vietnamese");
    seen_through(messages(&[("a".into(), "one = Một\none = Hai".into())]).1, "twice");
    let joined = asked(&[], &template("{{ t(key=\"order-\" ~ page.status) }}"));
    fine(unused(&joined, &of("order-placed = Đã đặt")));
    let button = "{% component buy(a) -%}{{ t(key=\"buy\") }}{%- endcomponent %}".to_owned();
    let parts =
        vec![("components/buy.html".to_owned(), button), ("public/a.html".to_owned(), "{{ <buy /> }}".to_owned())];
    assert_eq!(for_buyers(parts).len(), 2);
    let code = Source::new("pages/a.rs", "fn a(f: &mut Fields) { f.wrong(\"name\", \"name-taken\"); }");
    seen_through(missing(&asked(&[code], &[]), &of("")), "name-taken");
    let label = Source::new("market/moderation/a.rs", "fn a() { fact(\"fact-number\", b()); }");
    seen_through(missing(&asked(&[label], &[]), &of("")), "fact-number");
}
