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

/// The slice of `orders/conditions`.
fn slice_of(name: &str) -> &str {
    name.split('/').next().unwrap_or(name)
}

/// Every arrow in the sources, with the file that draws it. Conditions are told apart: who may use a slice may use those, and
/// who may use those alone is named so in the table.
fn drawn(sources: &[Source]) -> BTreeMap<(String, String), String> {
    let mut arrows = BTreeMap::new();
    for source in sources {
        let Some(from) = source.slice() else { continue };
        for path in source.paths() {
            if let ["crate", "market", to, rest @ ..] = &path.iter().map(String::as_str).collect::<Vec<_>>()[..]
                && *to != from
                && !EVERYBODYS.contains(to)
            {
                let to = if rest.first() == Some(&"conditions") { format!("{to}/conditions") } else { to.to_string() };
                arrows.insert((from.to_owned(), to), source.path.clone());
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
        let allowed = table.get(&from).is_some_and(|uses| uses.contains(&to) || uses.contains(slice_of(&to)));
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

/// The fourth ink: conditions are built, never asked; they know the tables and the rules of their own slice.
fn conditions(sources: &[Source]) -> Complaints {
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|s| s.slice().is_some() && s.stem() == "conditions") {
        let slice = source.slice().unwrap_or_default();
        if source.text.contains("async ") || source.text.contains("ConnectionTrait") {
            complaints.push(format!("{}: a condition asks the database", source.path));
        }
        for path in source.paths() {
            let knows = match path.iter().map(String::as_str).collect::<Vec<_>>()[..] {
                ["crate", "entities" | "kernel", ..] => true,
                ["crate", "market", own, ..] => own == slice,
                ["crate", ..] => false,
                _ => true,
            };
            if !knows {
                complaints.push(format!("{}: a condition must not know {}", source.path, path.join("::")));
            }
        }
    }
    complaints
}

/// Slices that use each other, directly or round a corner.
fn cycles(table: &Table) -> Complaints {
    let reaches = |start: &String| {
        let (mut seen, mut ahead) = (BTreeSet::new(), vec![start.clone()]);
        while let Some(next) = ahead.pop() {
            for to in table.get(&next).into_iter().flatten() {
                let to = slice_of(to).to_owned();
                if seen.insert(to.clone()) {
                    ahead.push(to);
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
fn conditions_are_conditions_and_may_be_used_alone() {
    fine(conditions(&sources()));
    let asks = Source::new("market/orders/conditions.rs", "pub async fn sold() {}");
    seen_through(conditions(&[asks]), "asks the database");
    let knows = Source::new("market/orders/conditions.rs", "use crate::infra::db::Work;");
    seen_through(conditions(&[knows]), "must not know crate::infra");
    let table = table("| slice | uses |\n|---|---|\n| figures | orders/conditions |\n| orders | |\n");
    let reads = |text| against_the_table(&[Source::new("market/figures/sums.rs", text)], &table);
    fine(reads("use crate::market::orders::conditions;"));
    seen_through(reads("use crate::market::orders::find;"), "must not use orders");
    let circle = self::table("| slice | uses |\n|---|---|\n| a | b/conditions |\n| b | a |\n");
    assert_eq!(cycles(&circle).len(), 2);
}

#[test]
fn a_circle_is_seen() {
    let circle = table("| slice | uses |\n|---|---|\n| a | b |\n| b | c |\n| c | a |\n| d | a |\n");
    assert_eq!(cycles(&circle).len(), 3);
}
