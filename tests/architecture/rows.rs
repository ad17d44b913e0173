//! A row stays in the market: it can be written, so nobody above may hold one. What pages read is read into types of their own;
//! what they may have changed is `Claimed`, made by the `claim` functions of its owner.

use super::{
    Complaints, fine, seen_through,
    sources::{
        Source, sources,
        tokens::{Token, closing},
    },
};

/// `order::Model`, or what a `use` calls one.
fn is_row(source: &Source, token: &Token) -> bool {
    let Some(word) = token.word() else { return false };
    let known = source.uses_of(&source.tokens);
    let path = known.get(word).filter(|path| path[..1] == ["crate"] && path.get(1).is_some_and(|at| at == "entities"));
    ["Model", "ActiveModel", "ModelEx"].contains(&path.and_then(|path| path.last()).map_or(word, String::as_str))
}

/// Whether a type holds a row, other than as a claim.
fn holds_a_row(source: &Source, of: &[Token]) -> bool {
    let mut at = 0;
    while at < of.len() {
        let claimed = of[at].is("Claimed") && of.get(at + 1).is_some_and(|t| t.mark('<'));
        if claimed {
            at += of[at..].iter().position(|t| t.mark('>')).unwrap_or(0);
        } else if is_row(source, &of[at]) {
            return true;
        }
        at += 1;
    }
    false
}

/// Public without a restriction: `pub fn`, `pub async fn`.
fn is_public(source: &Source, at: usize) -> bool {
    let from = if at > 0 && source.tokens[at - 1].is("async") { at - 1 } else { at };
    from > 0 && source.tokens[from - 1].is("pub")
}

fn given_out(source: &Source) -> Complaints {
    let mut complaints = Vec::new();
    for function in source.functions().into_iter().filter(|function| is_public(source, function.range.start)) {
        let signature = &source.tokens[function.range.clone()];
        let open = signature.iter().position(|t| t.mark('(')).unwrap_or(0);
        let after = &signature[closing(signature, open)..];
        let answer = &after[..after.iter().position(|t| t.mark('{') || t.is("where")).unwrap_or(after.len())];
        if holds_a_row(source, answer) {
            complaints.push(format!("{}: {} gives out a row", source.path, function.name));
        }
    }
    complaints
}

fn shown(source: &Source) -> Complaints {
    let mut complaints = Vec::new();
    let tokens = &source.tokens;
    for at in (2..tokens.len())
        .filter(|at| tokens[*at].mark('{') && tokens[..*at].iter().rev().take(8).any(|t| t.is("struct")))
    {
        for field in tokens[at..closing(tokens, at)].split(|t| t.mark(',')) {
            let open = field.iter().position(|t| t.is("pub"));
            let free = open.filter(|open| !field.get(open + 1).is_some_and(|t| t.mark('(')));
            if free.is_some() && holds_a_row(source, field) {
                complaints.push(format!("{}: a field shows a row", source.path));
            }
        }
    }
    complaints
}

/// `pub use crate::entities::order::Model as Order`: a row under another name.
fn renamed(source: &Source) -> Complaints {
    const OF_TABLES: [&str; 5] = ["Model", "ModelEx", "Entity", "ActiveModel", "Column"];
    let mut complaints = Vec::new();
    for at in (1..source.tokens.len()).filter(|at| source.tokens[*at].is("use") && source.tokens[at - 1].is("pub")) {
        let end = at + source.tokens[at..].iter().position(|t| t.mark(';')).unwrap_or(0);
        for path in source.uses_of(&source.tokens[at..end]).into_values() {
            let last = path.last().map_or("", String::as_str);
            let table = path[1..].len() < 3 || OF_TABLES.contains(&last);
            if path[..2] == ["crate", "entities"] && table {
                complaints.push(format!("{}: carries {} on", source.path, path.join("::")));
            }
        }
    }
    complaints
}

/// A claim is made by a function whose name says so.
fn claimed_elsewhere(source: &Source) -> Complaints {
    let mut complaints = Vec::new();
    for function in source.functions() {
        let body = &source.tokens[function.range.clone()];
        let makes = body.windows(4).any(|four| four[0].is("Claimed") && four[1].mark(':') && four[3].is("one"));
        if makes && function.name != "claim" && !function.name.starts_with("claim_") {
            complaints.push(format!("{}: {} makes a claim", source.path, function.name));
        }
    }
    complaints
}

fn of(sources: &[Source]) -> Complaints {
    let market = sources.iter().filter(|s| s.floor() == "market");
    market.flat_map(|s| [given_out(s), shown(s), renamed(s), claimed_elsewhere(s)].concat()).collect()
}

#[test]
fn a_row_stays_in_the_market() {
    fine(of(&sources()));
}

#[test]
fn a_row_that_leaves_the_market_is_seen() {
    let file = |text: &str| of(&[Source::new("market/orders/find.rs", text)]);
    let gives = "gives out a row";
    seen_through(file("pub fn a() -> Result<Option<order::Model>, DbErr> { b() }"), gives);
    seen_through(file("pub async fn a() -> Vec<order::Model> { b() }"), gives);
    seen_through(file("use crate::entities::order::Model as Row; pub async fn a() -> Vec<Row> { b() }"), gives);
    seen_through(file("pub fn a() -> (Claimed<'_, order::Model>, order::Model) { b() }"), gives);
    seen_through(file("pub struct A { pub order: order::Model }"), "shows a row");
    seen_through(file("pub use crate::entities::order::Model as Order;"), "carries");
    seen_through(file("pub use crate::entities::order;"), "carries");
    seen_through(file("pub fn open() { Claimed::one(work, order::Entity::find()) }"), "makes a claim");
    fine(file("pub fn claim_it() -> Claimed<'_, order::Model> { Claimed::one(work, order::Entity::find()) }"));
    fine(file("pub(super) fn a() -> order::Model { b() } fn c() -> order::Model { b() }"));
    fine(file("pub fn a() -> Vec<Order> { b() } pub struct A { order: order::Model, pub(super) line: line::Model }"));
    fine(file("pub use crate::entities::order::{Party, Status};"));
}
