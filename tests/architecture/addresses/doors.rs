//! Every text comes in by a door that cleans it: forms by `web/form/` into `Fields`, questions behind an address by `web/query.rs`.
//! Whoever decodes one beside them lets in what nobody sees.

use super::super::{
    Complaints, fine, seen_through,
    sources::{Source, sources},
};

/// Who may decode by hand: the doors, and whoever only asks whether a path is text.
const DOORS: [&str; 4] = ["web/form/read.rs", "web/form/parts.rs", "web/query.rs", "web/wellformed.rs"];

fn beside_the_doors(source: &Source) -> Complaints {
    if DOORS.contains(&source.path.as_str()) {
        return Vec::new();
    }
    let is_door = |path: &[String]| {
        let ends = |end: &[&str]| path.len() >= end.len() && path[path.len() - end.len()..] == *end;
        let axum = path.first().is_some_and(|first| first.starts_with("axum"));
        ends(&["form_urlencoded", "parse"]) || axum && (ends(&["Query"]) || ends(&["Form"]) || ends(&["Multipart"]))
    };
    let mut found: Vec<String> =
        source.paths().iter().filter(|path| is_door(path)).map(|path| path.join("::")).collect();
    found.dedup();
    found.into_iter().map(|path| format!("{}: {path} lets in what web/query.rs would clean", source.path)).collect()
}

#[test]
fn every_text_comes_in_by_a_door_that_cleans_it() {
    fine(sources().iter().flat_map(beside_the_doors).collect());
}

#[test]
fn a_question_decoded_by_hand_is_seen() {
    let by_hand = "fn a(q: &str) { url::form_urlencoded::parse(q.as_bytes()); }";
    seen_through(beside_the_doors(&Source::new("pages/a.rs", by_hand)), "form_urlencoded");
    let extracted = "use axum::extract::Query; fn a(q: Query<A>) {}";
    assert!(!beside_the_doors(&Source::new("pages/a.rs", extracted)).is_empty());
    assert!(beside_the_doors(&Source::new("web/query.rs", by_hand)).is_empty());
}
