//! No circles: neither among the top modules nor among files. Whoever reads a file need not read, on the way back round, the file
//! again.
//!
//! An arrow leads from a file to every file whose items it names. Declaring a child (`mod child;`) is none, and neither is a
//! `pub use` in a `mod.rs` that the `mod.rs` does not itself use: it is a sign, and whoever follows it has the arrow to where it
//! leads. A child that names an item written in its parent's file has an arrow to the parent, and a parent that names what is in
//! its child has one to the child: together they are a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Complaints, fine, seen_through,
    sources::{Source, sources, tokens::Token},
};

type Module = Vec<String>;
type Arrows = BTreeMap<String, BTreeSet<String>>;

/// The signs of a `mod.rs`: name → path.
fn signs(source: &Source) -> BTreeMap<String, Module> {
    if source.stem() != "mod" {
        return BTreeMap::new();
    }
    let shown: Vec<Token> = shown(&source.tokens).into_iter().flat_map(|range| source.tokens[range].to_vec()).collect();
    source.uses_of(&shown).into_iter().filter(|(name, _)| !used_here(source, name)).collect()
}

/// Where each `pub use …;` stands.
fn shown(tokens: &[Token]) -> Vec<std::ops::Range<usize>> {
    let begins =
        |at: &usize| tokens[*at].is("use") && *at > 0 && (tokens[at - 1].is("pub") || tokens[at - 1].mark(')'));
    let end = |at: usize| (at..tokens.len()).find(|i| tokens[*i].mark(';')).map_or(tokens.len(), |i| i + 1);
    (0..tokens.len()).filter(begins).map(|at| at..end(at)).collect()
}

fn used_here(source: &Source, name: &str) -> bool {
    let shown = shown(&source.tokens);
    let elsewhere = |at: usize| !shown.iter().any(|range| range.contains(&at));
    (0..source.tokens.len()).any(|at| source.tokens[at].is(name) && elsewhere(at))
}

struct House<'a> {
    files: BTreeMap<&'a [String], &'a Source>,
    signs: BTreeMap<&'a [String], BTreeMap<String, Module>>,
}

impl<'a> House<'a> {
    fn new(sources: &'a [Source]) -> Self {
        let files = sources.iter().map(|source| (&source.module[..], source)).collect();
        let signs = sources.iter().map(|source| (&source.module[..], signs(source))).collect();
        Self { files, signs }
    }

    /// Where a path that `from` writes leads, signs followed.
    fn file(&self, from: &Source, path: &[String]) -> Option<&'a Source> {
        let (mut path, mut here) = (path.to_vec(), from.module.clone());
        for _ in 0..8 {
            let whole = self.whole(&here, &path)?;
            let module = (1..=whole.len()).rev().find_map(|end| self.files.get_key_value(&whole[..end]))?;
            let sign = whole.get(module.0.len()).and_then(|name| self.signs[module.0].get(name).map(|to| (name, to)));
            let Some((_, to)) = sign else { return Some(module.1) };
            path = to.iter().chain(&whole[module.0.len() + 1..]).cloned().collect();
            here = module.0.to_vec();
        }
        None
    }

    /// Spelled out from the top: a path of ours begins with `crate`, or with a child of the file that writes it.
    fn whole(&self, here: &[String], path: &[String]) -> Option<Module> {
        if path.first()? == "crate" {
            return Some(path[1..].to_vec());
        }
        let child = [here, path].concat();
        self.files.contains_key(&child[..=here.len()]).then_some(child)
    }

    fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for from in self.files.values() {
            let signs: BTreeSet<&Module> = self.signs[&from.module[..]].values().collect();
            let named = from.paths().into_iter().filter(|path| !signs.contains(path));
            let to = named.filter_map(|path| self.file(from, &path)).filter(|to| to.path != from.path);
            arrows.insert(from.path.clone(), to.map(|to| to.path.clone()).collect());
        }
        arrows
    }
}

/// The same arrows between the folders and files right below `src/`; `lib.rs` only declares and `main.rs` is above them all.
fn of_the_tops(arrows: &Arrows) -> Arrows {
    let top = |path: &str| path.split('/').next().unwrap_or(path).trim_end_matches(".rs").to_owned();
    let mut tops = Arrows::new();
    for (from, to) in arrows {
        let others = to.iter().map(|to| top(to)).filter(|to| *to != top(from));
        tops.entry(top(from)).or_default().extend(others);
    }
    tops
}

/// Everybody who comes back to himself, with the way.
fn circles(arrows: &Arrows) -> Complaints {
    let mut told = BTreeSet::new();
    let mut complaints = Vec::new();
    for start in arrows.keys() {
        if let Some(way) = way_back(arrows, start).filter(|way| !way.iter().any(|one| told.contains(one))) {
            complaints.push(format!("a circle: {}", way.join(" → ")));
            told.extend(way);
        }
    }
    complaints
}

/// The shortest way from there to there.
fn way_back(arrows: &Arrows, start: &str) -> Option<Vec<String>> {
    let mut ways = std::collections::VecDeque::from([vec![start.to_owned()]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for to in arrows.get(way.last()?).into_iter().flatten() {
            let longer = [&way[..], std::slice::from_ref(to)].concat();
            if to == start {
                return Some(longer);
            }
            if seen.insert(to) {
                ways.push_back(longer);
            }
        }
    }
    None
}

fn among_files(sources: &[Source]) -> Complaints {
    circles(&House::new(sources).arrows())
}

fn among_tops(sources: &[Source]) -> Complaints {
    circles(&of_the_tops(&House::new(sources).arrows()))
}

#[test]
fn no_file_and_no_top_module_comes_back_to_itself() {
    let sources = sources();
    let arrows = House::new(&sources).arrows();
    assert!(arrows.values().map(BTreeSet::len).sum::<usize>() > 1_000, "the arrows were not found");
    fine(among_files(&sources));
    fine(among_tops(&sources));
}

#[test]
fn a_circle_of_files_is_seen() {
    let two = |a: &str, b: &str| [Source::new("market/gifts/find.rs", a), Source::new("market/gifts/give.rs", b)];
    seen_through(among_files(&two("use super::give::Gift;", "fn a() { super::find::all(); }")), "a circle");
    fine(among_files(&two("use super::give::Gift;", "use crate::kernel::ids::GiftId;")));
    let round = [
        Source::new("a.rs", "use crate::b::B;"),
        Source::new("b.rs", "use crate::c::C;"),
        Source::new("c.rs", "fn a() { crate::a::a(); }"),
    ];
    seen_through(among_files(&round), "a.rs → b.rs → c.rs → a.rs");
}

#[test]
fn a_child_that_uses_its_parent_is_seen_unless_the_parent_only_shows_it() {
    let slice = |parent: &str, child: &str| {
        [Source::new("market/gifts/mod.rs", parent), Source::new("market/gifts/give.rs", child)]
    };
    let child = "use super::Kind; pub struct Gift;";
    fine(among_files(&slice("pub mod give; pub use give::Gift; pub enum Kind { A }", child)));
    seen_through(among_files(&slice("pub mod give; use give::Gift; pub enum Kind { A }", child)), "a circle");
    seen_through(among_files(&slice("pub mod give; pub use give::Gift; pub struct Kind(Gift);", child)), "a circle");
    seen_through(among_files(&slice("pub mod give; pub enum Kind { A } fn a() { give::give(); }", child)), "a circle");
}

#[test]
fn a_sign_is_followed_to_where_it_leads() {
    let slice = |other: &str| {
        [
            Source::new("market/gifts/mod.rs", "pub mod give; pub mod find; pub use give::{Gift, give as hand_over};"),
            Source::new("market/gifts/give.rs", "use super::find;"),
            Source::new("market/gifts/find.rs", other),
        ]
    };
    seen_through(among_files(&slice("use crate::market::gifts::Gift;")), "find.rs → market/gifts/give.rs");
    seen_through(among_files(&slice("fn a() { super::hand_over(); }")), "find.rs → market/gifts/give.rs");
    fine(among_files(&slice("use crate::market::gifts::find;")));
}

#[test]
fn a_circle_of_top_modules_is_seen() {
    let sources = [
        Source::new("app.rs", "use crate::web::limits::Limits;"),
        Source::new("web/limits.rs", ""),
        Source::new("web/page.rs", "use crate::app::App;"),
    ];
    fine(among_files(&sources));
    seen_through(among_tops(&sources), "app → web → app");
}
