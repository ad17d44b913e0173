//! Slices of the market: who uses whom is the table in `docs/architecture.md`.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Complaints, fine, seen_through,
    sources::{Source, read, sources},
};

/// Stands beside the slices, and every one may use it.
const EVERYBODYS: [&str; 1] = ["claimed"];

type Table = BTreeMap<String, BTreeSet<String>>;

/// Reached by events alone.
const EARS: [&str; 2] = ["notices", "statistics"];

fn table(document: &str) -> Table {
    let rows = document.lines().skip_while(|l| !l.starts_with("| slice")).skip(2).take_while(|l| l.starts_with('|'));
    let cells = rows.filter_map(|row| row.trim_matches('|').split_once('|'));
    let names = |cell: &str| cell.split(',').map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()).collect();
    cells.map(|(slice, uses)| (slice.trim().to_owned(), names(uses))).collect()
}

/// Every arrow in the sources, with the file that draws it.
fn drawn(sources: &[Source]) -> BTreeMap<(String, String), String> {
    let mut arrows = BTreeMap::new();
    for source in sources {
        let Some(from) = source.slice() else { continue };
        for path in source.paths() {
            if let ["crate", "market", to, ..] = path.iter().map(String::as_str).collect::<Vec<_>>()[..]
                && to != from
                && !EVERYBODYS.contains(&to)
            {
                arrows.insert((from.to_owned(), to.to_owned()), source.path.clone());
            }
        }
    }
    arrows
}

fn against_the_table(sources: &[Source], table: &Table) -> Complaints {
    let mut complaints = Vec::new();
    for slice in sources.iter().filter_map(Source::slice).collect::<BTreeSet<_>>() {
        if slice != "mod" && !table.contains_key(slice) {
            complaints.push(format!("market/{slice}: not in the table of slices"));
        }
    }
    for ((from, to), file) in drawn(sources) {
        let allowed = table.get(&from).is_some_and(|uses| uses.contains(&to));
        if table.contains_key(&from) && !allowed {
            complaints.push(format!("{file}: {from} must not use {to}"));
        }
    }
    complaints
}

fn ears(sources: &[Source]) -> Complaints {
    let heard = drawn(sources).into_iter().filter(|((_, to), _)| EARS.contains(&to.as_str()));
    heard.map(|((from, to), file)| format!("{file}: {from} calls {to}, which only listens")).collect()
}

/// Slices that use each other, directly or round a corner.
fn cycles(table: &Table) -> Complaints {
    let reaches = |start: &String| {
        let (mut seen, mut ahead) = (BTreeSet::new(), vec![start.clone()]);
        while let Some(next) = ahead.pop() {
            for to in table.get(&next).into_iter().flatten() {
                if seen.insert(to.clone()) {
                    ahead.push(to.clone());
                }
            }
        }
        seen.contains(start)
    };
    table.keys().filter(|slice| reaches(slice)).map(|slice| format!("{slice} comes back to itself")).collect()
}

#[test]
fn slices_use_only_what_the_table_says() {
    let table = table(&read("docs/architecture.md"));
    assert!(table.len() > 10, "the table was not found: {table:?}");
    fine(against_the_table(&sources(), &table));
    fine(ears(&sources()));
}

#[test]
fn no_slice_comes_back_to_itself() {
    fine(cycles(&table(&read("docs/architecture.md"))));
    let mut real = Table::new();
    for (from, to) in drawn(&sources()).into_keys() {
        real.entry(from).or_default().insert(to);
    }
    fine(cycles(&real));
}

#[test]
fn a_forbidden_arrow_is_seen() {
    let table = table("| slice | uses |\n|---|---|\n| orders | catalog |\n| catalog | |\n");
    let bad = Source::new("market/catalog/edit.rs", "use crate::market::orders::find;");
    seen_through(against_the_table(&[bad], &table), "must not use orders");
    let nested = Source::new("market/catalog/edit.rs", "fn a() { super::super::orders::find::all(); }");
    seen_through(against_the_table(&[nested], &table), "must not use orders");
    let unknown = Source::new("market/gifts/give.rs", "");
    seen_through(against_the_table(&[unknown], &table), "not in the table");
    let caller = Source::new("market/catalog/edit.rs", "use crate::market::notices::tell;");
    seen_through(ears(&[caller]), "only listens");
}

#[test]
fn a_circle_is_seen() {
    let circle = table("| slice | uses |\n|---|---|\n| a | b |\n| b | c |\n| c | a |\n| d | a |\n");
    assert_eq!(cycles(&circle).len(), 3);
}
