//! The inks of a slice: every file of the market is written in one, and which one is read off the file itself.
//!
//! - **Rules** are pure: they never wait, and know neither sea_orm nor the work. `events.rs` is such a file too.
//! - **Commands** wait, and write: each public function that waits takes `&Work`, or `&InShop`, first.
//! - **Reads** wait, and write nothing: each public function that waits takes `&impl ConnectionTrait` first, or `&Work` where it
//!   claims what it reads.
//! - **Conditions** name sea_orm and never wait: parts of somebody's question.
//!
//! A file that waits on anything else first is in no ink. What a rules file is called is no matter, but these names promise one.

use super::{
    Complaints, fine, seen_through,
    sources::{Function, Source, sources},
};

/// Files of these names are rules: who looks for a rule looks there.
const PURE: [&str; 6] = ["status", "policy", "content", "events", "reasons", "roles"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ink {
    Rules,
    Conditions,
    CommandsOrReads,
}

fn ink(source: &Source) -> Ink {
    let waits = source.tokens.iter().any(|t| t.is("async") || t.is("await"));
    let asks = source.paths().iter().any(|p| p.first().is_some_and(|f| f == "sea_orm"));
    match (waits, asks) {
        (true, _) => Ink::CommandsOrReads,
        (false, true) => Ink::Conditions,
        (false, false) => Ink::Rules,
    }
}

/// `&Work`, `&InShop<'_>`, `&impl ConnectionTrait`, or a `Reader`, which is either; in a method, behind `self`.
fn first_is_known(function: &Function) -> bool {
    let own = function.parameters.iter().find(|parameter| !parameter.iter().any(|t| t.is("self")));
    let Some(first) = own else { return function.parameters.len() == 1 };
    let borrowed = first.iter().any(|t| t.mark('&'));
    let reader = first.iter().any(|t| t.is("Reader"));
    reader || borrowed && first.iter().any(|t| ["Work", "InShop", "ConnectionTrait"].iter().any(|known| t.is(known)))
}

fn without_ink(sources: &[Source]) -> Complaints {
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|s| s.floor() == "market") {
        match ink(source) {
            Ink::CommandsOrReads if PURE.contains(&source.stem()) => {
                complaints.push(format!("{}: a rule waits", source.path));
            }
            Ink::Conditions if PURE.contains(&source.stem()) => {
                complaints.push(format!("{}: a rule knows sea_orm", source.path));
            }
            Ink::Rules if source.tokens.iter().any(|t| t.is("Work") || t.is("DatabaseTransaction")) => {
                complaints.push(format!("{}: a rule knows the work", source.path));
            }
            Ink::CommandsOrReads => complaints.extend(of_no_ink(source)),
            Ink::Rules | Ink::Conditions => {}
        }
    }
    complaints
}

fn of_no_ink(source: &Source) -> Complaints {
    let public = source.functions().into_iter().filter(|function| function.is_public_and_waits);
    let wrong = public.filter(|function| !first_is_known(function));
    wrong
        .map(|f| format!("{}: {} waits, and takes neither a work nor a connection first", source.path, f.name))
        .collect()
}

#[test]
fn every_file_of_a_slice_is_in_one_ink() {
    let sources = sources();
    fine(without_ink(&sources));
    let rules = sources.iter().filter(|s| s.slice().is_some() && ink(s) == Ink::Rules).count();
    assert!(rules > 20, "the rules were not found");
}

#[test]
fn a_file_in_no_ink_is_seen() {
    let bad = |path, text, what| seen_through(without_ink(&[Source::new(path, text)]), what);
    bad("market/orders/status.rs", "async fn a() {}", "waits");
    bad("market/orders/policy.rs", "use sea_orm::DbErr;", "sea_orm");
    bad("market/orders/weights.rs", "use crate::infra::db::Work; pub fn heavy(work: &Work) {}", "the work");
    bad("market/orders/cancel.rs", "pub async fn cancel(order: i64, work: &Work) { a().await }", "neither");
    bad("market/orders/find.rs", "pub async fn all(app: &App) { a().await }", "neither");
    let good = |path, text| fine(without_ink(&[Source::new(path, text)]));
    good("market/orders/cancel.rs", "pub async fn cancel(work: &Work, order: i64) { a().await }");
    good("market/orders/cancel.rs", "pub async fn cancel(shop: &InShop<'_>, order: i64) { a().await }");
    good("market/orders/find.rs", "pub async fn all(db: &impl ConnectionTrait) { a().await }");
    good("market/orders/on_sale.rs", "use sea_orm::Condition; pub fn on_sale() -> Condition { a() }");
}
