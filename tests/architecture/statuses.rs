//! What an order's status means is said in `market/orders/status.rs`: nobody else compares statuses, or puts some of them together.

use std::collections::BTreeSet;

use super::{
    Complaints, fine, seen_through,
    sources::{Source, sources},
};

/// The word of an order's status that a path ends in.
fn status(path: &[String]) -> Option<&str> {
    let path: Vec<_> = path.iter().map(String::as_str).collect();
    match path[..] {
        ["crate", "entities", "order", "Status", word]
        | ["crate", "market", "orders", "Status", word]
        | ["crate", "kernel", "words", "orders", "Status", word] => (word != "ALL" && word != "parse").then_some(word),
        _ => None,
    }
}

fn may(source: &Source) -> bool {
    source.path == "market/orders/status.rs" || source.floor() == "entities" || source.path.starts_with("kernel/words/")
}

fn compared(sources: &[Source]) -> Complaints {
    sources.iter().filter(|source| !may(source)).flat_map(of).collect()
}

fn of(source: &Source) -> Complaints {
    let uses = source.uses();
    let named: Vec<_> = uses.iter().filter_map(|(at, path)| Some((at.clone(), status(path)?))).collect();
    let samples: Vec<_> = source.functions().into_iter().filter(|f| f.name.starts_with("sample")).collect();
    let in_sample = |at: usize| samples.iter().any(|sample| sample.range.contains(&at));
    let outside: BTreeSet<_> = named.iter().filter(|(at, _)| !in_sample(at.start)).map(|(_, word)| *word).collect();
    let mut complaints = Vec::new();
    if outside.len() > 1 {
        complaints.push(format!("{}: puts {outside:?} together; ask status::those", source.path));
    }
    if source.paths().iter().any(|path| status(path) == Some("*")) {
        complaints.push(format!("{}: brings in every status by name", source.path));
    }
    for (at, word) in &named {
        let next = named.iter().any(|(other, _)| other.start == at.end + 1 && source.tokens[at.end].mark(','));
        if next || asks(source, at) {
            complaints.push(format!("{}: asks for {word}; ask status::standing or the table of moves", source.path));
        }
    }
    complaints
}

/// `== word`, `word ==`, `!=`, `word =>`, `|`, `.eq(word)`, or inside `matches!(…)`.
fn asks(source: &Source, at: &std::ops::Range<usize>) -> bool {
    let tokens = &source.tokens;
    let mark = |at: usize, mark: char| tokens.get(at).is_some_and(|token| token.mark(mark));
    let word = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| words.iter().any(|word| t.is(word)));
    let (one, two) = (at.start.saturating_sub(1), at.start.saturating_sub(2));
    let before = mark(one, '|') || mark(one, '=') && (mark(two, '=') || mark(two, '!'));
    let equal = (mark(at.end, '=') || mark(at.end, '!')) && (mark(at.end + 1, '=') || mark(at.end + 1, '>'));
    let query = mark(one, '(') && word(two, &["eq", "ne", "is_in", "is_not_in"]);
    let opens = (0..at.start).filter(|open| word(*open, &["matches"]) && mark(open + 1, '!'));
    let inside = opens.into_iter().any(|open| super::sources::tokens::closing(tokens, open + 2) > at.start);
    before || mark(at.end, '|') || equal || query || inside
}

#[test]
fn nobody_else_asks_for_statuses_of_orders() {
    fine(compared(&sources()));
}

#[test]
fn a_set_of_statuses_and_a_comparison_are_seen() {
    let text = |body: &str| {
        let text = format!("use crate::market::orders::Status; {body}");
        compared(&[Source::new("pages/seller/order.rs", &text)])
    };
    seen_through(text("fn a(o: Order) -> bool { o.status == Status::Placed }"), "asks for Placed");
    seen_through(text("fn a(o: Order) -> bool { Status::Placed != o.status }"), "asks for Placed");
    seen_through(text("fn a(o: Order) -> bool { matches!(o.status, Status::Packed) }"), "asks for Packed");
    seen_through(text("fn a(o: Order) -> u8 { match o.status { Status::Packed => 1, _ => 2 } }"), "asks for Packed");
    seen_through(text("fn a(c: Column) -> Expr { c.eq(Status::Placed) }"), "asks for Placed");
    seen_through(text("fn a() { b(Status::Placed); c(Status::Packed); }"), "together");
    seen_through(text("fn samples() -> Vec<P> { [Status::Placed, Status::Packed].map(p) }"), "asks for Placed");
    seen_through(text("use crate::entities::order::Status::*;"), "every status");
    fine(text("fn samples() -> Vec<P> { vec![p(Status::Placed), p(Status::Packed)] }"));
    fine(text("fn a() { b(Status::Placed); }"));
    let shops = "use crate::market::shops::Status; fn a(s: Shop) -> bool { s.status == Status::Open }";
    fine(compared(&[Source::new("pages/seller/order.rs", shops)]));
}
