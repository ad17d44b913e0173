//! A command has a test file of the same name, and every way it can refuse is brought about there.

use std::collections::BTreeMap;

use super::{
    Complaints, fine, seen_through,
    sources::{
        Function, Source, files, sources,
        tokens::{Kind, Token, closing},
    },
};

/// The commands of a file: public functions that wait, take `&Work` or `&InShop` first, and bear the file's name (one verb a
/// file) or stand in a file that can refuse. What else takes a work is a part of somebody's command.
fn commands(source: &Source) -> Vec<String> {
    let takes_work = |function: &Function| {
        let first: Vec<_> = function.parameters.first().into_iter().flatten().collect();
        let known = first.iter().any(|t| t.is("Work") || t.is("InShop"));
        function.is_public_and_waits && known && first.iter().any(|t| t.mark('&'))
    };
    let named = |function: &Function| function.name == source.stem() || !refusals(source).is_empty();
    let all = source.functions().into_iter().filter(|f| source.slice().is_some() && takes_work(f) && named(f));
    all.map(|function| function.name).collect()
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

/// Whether a test's own code, not a comment or an import of it, calls that function.
fn calls(test: &Source, name: &str) -> bool {
    let called = |two: &[Token]| two[0].is(name) && two[1].mark('(');
    let declared = |at: usize| at > 0 && test.tokens[at - 1].is("fn");
    test.tokens.windows(2).enumerate().any(|(at, two)| called(two) && !declared(at))
}

/// Whether a function that asserts something names that refusal.
fn asserts(test: &Source, error: &str, variant: &str) -> bool {
    const SAYS: [&str; 4] = ["assert", "assert_eq", "assert_ne", "matches"];
    let says = |tokens: &[Token]| tokens.iter().any(|t| SAYS.iter().any(|word| t.is(word)));
    let named = |four: &[Token]| four[0].is(error) && four[1].mark(':') && four[2].mark(':') && four[3].is(variant);
    let of = |function: Function| test.tokens[function.range].to_vec();
    test.functions().into_iter().map(of).any(|body| says(&body) && body.windows(4).any(named))
}

/// Where a command may be called: in its twin; by a helper that twins share, in the `mod.rs` beside it; or, where all that it
/// refuses is another file's to say, in the twin of that file.
fn places<'a>(source: &Source, sources: &[Source], tests: &'a BTreeMap<String, Source>) -> Vec<&'a Source> {
    let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let own = tests.get(&source.path);
    let beside = own.and_then(|_| tests.get(&format!("{folder}/mod.rs")));
    let hands_on = |other: &&Source| {
        let says = refusals(other);
        other.slice() == source.slice() && says.iter().any(|(error, _)| source.tokens.iter().any(|t| t.is(error)))
    };
    let whose = sources.iter().filter(|_| refusals(source).is_empty()).filter(hands_on);
    own.into_iter().chain(beside).chain(whose.filter_map(|other| tests.get(&other.path))).collect()
}

fn untested(sources: &[Source], tests: &BTreeMap<String, Source>) -> Complaints {
    let mut complaints = Vec::new();
    for source in sources {
        let commands = commands(source);
        let places = places(source, sources, tests);
        if places.is_empty() && !commands.is_empty() {
            complaints.push(format!("src/{0}: no twin tests/{0}", source.path));
            continue;
        }
        for name in commands.iter().filter(|name| !places.iter().any(|test| calls(test, name))) {
            complaints.push(format!("tests/{}: {name} is never called", source.path));
        }
        for (error, variant) in refusals(source).iter().filter(|_| !commands.is_empty()) {
            if !tests.get(&source.path).is_some_and(|twin| asserts(twin, error, variant)) {
                complaints.push(format!("tests/{}: {error}::{variant} is never brought about", source.path));
            }
        }
    }
    complaints
}

fn tests() -> BTreeMap<String, Source> {
    files("tests", ".rs").into_iter().map(|(path, text)| (path.clone(), Source::new(&path, &text))).collect()
}

#[test]
fn every_command_has_its_twin_and_every_refusal_its_test() {
    fine(untested(&sources(), &tests()));
}

#[test]
fn a_command_without_a_test_is_seen() {
    let text = "pub enum GiveError { WrongStatus, Database(#[from] DbErr) }
        pub async fn give(work: &Work, to: i64) -> Result<(), GiveError> { Ok(()) }";
    let command = || [Source::new("market/gifts/give.rs", text)];
    let twin = |text| BTreeMap::from([("market/gifts/give.rs".to_owned(), Source::new("market/gifts/give.rs", text))]);
    seen_through(untested(&command(), &BTreeMap::new()), "no twin");
    let bad = |test, what| seen_through(untested(&command(), &twin(test)), what);
    bad("async fn test() { give(&work, 1); }", "GiveError::WrongStatus");
    bad("// GiveError::WrongStatus\nasync fn test() { assert!(give(&work, 1)); }", "GiveError::WrongStatus");
    bad("async fn test() { give(&work, 1); let e = GiveError::WrongStatus; }", "GiveError::WrongStatus");
    bad("use gifts::GiveError::WrongStatus; async fn test() { assert!(give(&work, 1)); }", "GiveError::WrongStatus");
    bad("async fn give() { assert!(matches!(e, GiveError::WrongStatus)); }", "give is never called");
    fine(untested(&command(), &twin("async fn test() { assert!(matches!(give(&work, 1), GiveError::WrongStatus)); }")));
}

#[test]
fn a_command_that_never_refuses_or_refuses_with_anothers_words_is_seen_too() {
    let sweep = || Source::new("market/gifts/sweep.rs", "pub async fn sweep(work: &Work) -> Result<(), DbErr> { a() }");
    seen_through(untested(&[sweep()], &BTreeMap::new()), "no twin");
    let step = || Source::new("market/gifts/step.rs", "pub enum StepError { Late }");
    let wrap = || {
        let text = "use super::step::StepError;
            pub async fn wrap(shop: &InShop<'_>, gift: i64) -> Result<(), StepError> { a() }";
        Source::new("market/gifts/wrap.rs", text)
    };
    seen_through(untested(&[step(), wrap()], &BTreeMap::new()), "no twin");
    let twin = |text| BTreeMap::from([("market/gifts/step.rs".to_owned(), Source::new("market/gifts/step.rs", text))]);
    seen_through(untested(&[step(), wrap()], &twin("fn test() { assert!(true); }")), "wrap is never called");
    fine(untested(&[step(), wrap()], &twin("fn test() { assert!(wrap::wrap(&shop, 1)); }")));
}
