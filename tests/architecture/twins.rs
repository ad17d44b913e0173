//! A command has a test file of the same name, and every way it can refuse is brought about there.

use std::collections::BTreeMap;

use super::{
    Complaints, fine, seen_through,
    sources::{Function, Source, files, sources},
    tokens::{Kind, Token, closing},
};

/// A command takes `&Work` or `&InShop` first and can refuse.
fn is_command(source: &Source) -> bool {
    let takes_work = |function: &Function| {
        let first: Vec<_> = function.parameters.first().into_iter().flatten().collect();
        function.is_public_and_waits
            && first.iter().any(|t| t.mark('&'))
            && first.iter().any(|t| t.is("Work") || t.is("InShop"))
    };
    source.slice().is_some() && source.functions().iter().any(takes_work) && !refusals(source).is_empty()
}

/// Variants of the file's error enums, without those that only carry a broken database.
fn refusals(source: &Source) -> Vec<(String, String)> {
    let mut variants = Vec::new();
    for at in 0..source.tokens.len() {
        let name = source.tokens.get(at + 1).and_then(Token::word).filter(|name| name.ends_with("Error"));
        if let Some(name) = name.filter(|_| source.tokens[at].is("enum")) {
            let close = closing(&source.tokens, at + 2);
            let own = parts(&source.tokens[at + 3..close]).into_iter().filter(|v| !v.iter().any(|t| t.is("DbErr")));
            let named = own.filter_map(|variant| variant.first().and_then(Token::word).map(str::to_owned));
            variants.extend(named.map(|variant| (name.to_owned(), variant)));
        }
    }
    variants
}

/// Split at the commas that are in no bracket.
fn parts(tokens: &[Token]) -> Vec<Vec<Token>> {
    let (mut found, mut at) = (vec![Vec::new()], 0);
    while at < tokens.len() {
        let close = if matches!(tokens[at].kind, Kind::Mark('(' | '{' | '[')) { closing(tokens, at) } else { at };
        if tokens[at].mark(',') {
            found.push(Vec::new());
        } else {
            found.last_mut().expect("one at least").extend_from_slice(&tokens[at..=close]);
        }
        at = close + 1;
    }
    found
}

fn untested(sources: &[Source], tests: &BTreeMap<String, String>) -> Complaints {
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|s| is_command(s)) {
        let Some(twin) = tests.get(&source.path) else {
            complaints.push(format!("src/{0}: no twin tests/{0}", source.path));
            continue;
        };
        for (error, variant) in refusals(source) {
            if !twin.contains(&format!("{error}::{variant}")) {
                complaints.push(format!("tests/{}: {error}::{variant} is never brought about", source.path));
            }
        }
    }
    complaints
}

#[test]
fn every_command_has_its_twin_and_every_refusal_its_test() {
    let tests: BTreeMap<String, String> = files("tests", ".rs").into_iter().collect();
    fine(untested(&sources(), &tests));
}

#[test]
fn a_command_without_a_test_is_seen() {
    let text = "pub enum GiveError { WrongStatus, Database(#[from] DbErr) }
        pub async fn give(work: &Work, to: i64) -> Result<(), GiveError> { Ok(()) }";
    let command = || [Source::new("market/gifts/give.rs", text)];
    seen_through(untested(&command(), &BTreeMap::new()), "no twin");
    let idle = BTreeMap::from([("market/gifts/give.rs".to_owned(), "fn test() {}".to_owned())]);
    seen_through(untested(&command(), &idle), "GiveError::WrongStatus");
    let good = BTreeMap::from([("market/gifts/give.rs".to_owned(), "matches!(e, GiveError::WrongStatus)".to_owned())]);
    fine(untested(&command(), &good));
}
