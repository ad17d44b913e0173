//! Parts that pages share (a form, a row, a chart) stand in the folder of the pages that share them, no higher and no lower.

use std::collections::BTreeSet;

use super::{
    Complaints,
    addresses::{
        routes::{Route, of_the_site},
        sentence::{files, written},
    },
    fine, seen_through,
    sources::{Source, sources},
};

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Files in an audience's folder that no address leads to.
fn parts<'a>(sources: &'a [Source], all: &[Route]) -> Vec<&'a Source> {
    let (files, _) = files(all);
    let is_part = |source: &&Source| {
        let file = source.path.strip_prefix("pages/").and_then(|path| path.strip_suffix(".rs"));
        file.is_some_and(|file| file.contains('/') && source.stem() != "mod" && !files.contains_key(file))
    };
    sources.iter().filter(is_part).collect()
}

/// The deepest folder that holds all of them.
fn common<'a>(folders: impl Iterator<Item = &'a str>) -> String {
    let split = folders.map(|folder| folder.split('/').collect::<Vec<_>>());
    let shared = |one: Vec<&'a str>, other: Vec<&'a str>| {
        one.into_iter().zip(other).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    };
    split.reduce(shared).unwrap_or_default().join("/")
}

fn astray(sources: &[Source], all: &[Route]) -> Complaints {
    let uses = |source: &Source, part: &Source| {
        source.path != part.path
            && source
                .paths()
                .iter()
                .any(|path| path.first().is_some_and(|f| f == "crate") && path[1..].starts_with(&part.module))
    };
    let mut complaints = Vec::new();
    for part in parts(sources, all) {
        let users: BTreeSet<&str> = sources.iter().filter(|s| uses(s, part)).map(|s| folder(&s.path)).collect();
        let home = common(users.into_iter());
        if home != folder(&part.path) {
            complaints.push(format!("{}: belongs into {home}/, where it is used", part.path));
        }
    }
    complaints
}

#[test]
fn a_part_stands_where_it_is_shared() {
    fine(astray(&sources(), &of_the_site()));
}

#[test]
fn a_part_that_stands_elsewhere_is_seen() {
    let all =
        written(&[("seller_pages", ".route(\"/seller/{shop}/shop\", get(a)).route(\"/seller/opening\", get(a))")]);
    let source = Source::new;
    let here = "use super::shop_form;";
    let above = "use super::super::shop_form::read;";
    let page = || source("pages/seller/shop.rs", here);
    fine(astray(
        &[source("pages/seller/shop_form.rs", ""), page(), source("pages/seller/shops/opening.rs", above)],
        &all,
    ));
    let low = source("pages/seller/shops/shop_form.rs", "");
    let users =
        [source("pages/seller/shop.rs", "use super::shops::shop_form;"), source("pages/seller/shops/opening.rs", here)];
    let [one, other] = users;
    seen_through(astray(&[low, one, other], &all), "belongs into pages/seller/,");
    let high = source("pages/seller/shop_form.rs", "");
    seen_through(
        astray(&[high, source("pages/seller/shops/opening.rs", above)], &all),
        "belongs into pages/seller/shops/,",
    );
}
